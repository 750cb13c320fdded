package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.internal.memory.Heap;
import dev.gatun.tensor.internal.memory.ScopeFrame;
import java.lang.foreign.MemorySegment;

/** Memory that a kernel needs while it runs, from the pool; closing gives it back. */
public final class Scratch implements AutoCloseable {
  private final ScopeFrame frame = ScopeFrame.open(true);

  /** Returns {@code bytes} bytes, aligned to 64, whose contents are undefined. */
  public MemorySegment bytes(long bytes) {
    return Heap.allocate(Math.max(1, bytes)).segment();
  }

  /** Returns fresh row-major elements of these sizes. */
  public View dense(DType dtype, long... sizes) {
    Shape shape = Shape.of(sizes);
    MemorySegment segment = bytes(shape.count() * dtype.bytes());
    return new View(dtype, segment, 0, sizes, shape.rowMajorStrides());
  }

  /** Returns one fresh element, repeated to these sizes. */
  public View repeated(DType dtype, long[] sizes) {
    return new View(dtype, bytes(dtype.bytes()), 0, sizes, new long[sizes.length]);
  }

  /**
   * Returns {@code v} itself if it has that type, else its elements converted, in row-major order.
   */
  View converted(View v, DType dtype) {
    if (v.dtype() == dtype) return v;
    View dense = dense(dtype, v.sizes());
    Copies.copy(v, dense);
    return dense;
  }

  @Override
  public void close() {
    frame.close();
  }
}
