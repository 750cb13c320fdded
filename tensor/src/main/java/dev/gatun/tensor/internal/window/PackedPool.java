package dev.gatun.tensor.internal.window;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Pooling for memory that is not channels-last, or has fewer channels than a vector has lanes:
 * packs the planes of as many channels as there are lanes, lets the vector loop run on those, and
 * unpacks.
 */
final class PackedPool {
  private final PoolOp op;
  private final Pass p;
  private final RowKernel kernel;
  private final int lanes;
  private final Pass packed;

  /** Makes room in {@code arena} for the planes of one vector; not to be shared between threads. */
  PackedPool(PoolOp op, Pass p, RowKernel kernel, int lanes, Arena arena) {
    this.op = op;
    this.p = p;
    this.kernel = kernel;
    this.lanes = lanes;
    View index = p.index() == null ? null : room(p.index(), arena);
    this.packed = p.with(room(p.x(), arena), room(p.y(), arena), index);
  }

  private View room(View v, Arena arena) {
    long d = v.sizes()[2];
    long h = v.sizes()[3];
    long w = v.sizes()[4];
    MemorySegment m = arena.allocate(d * h * w * lanes * v.dtype().bytes(), 64);
    long[] sizes = {1, lanes, d, h, w};
    return new View(v.dtype(), m, 0, sizes, new long[] {0, 1, h * w * lanes, w * lanes, lanes});
  }

  /** Computes the channels from {@code c} on, as many as there are lanes, of image {@code n}. */
  void group(long n, long c) {
    int channels = (int) Math.min(lanes, p.x().sizes()[1] - c);
    if (op.isGradient()) {
      copy(p.y(), packed.y(), n, c, channels, true);
      copy(p.index(), packed.index(), n, c, channels, true);
    } else {
      copy(p.x(), packed.x(), n, c, channels, true);
    }
    long[] rows = (op.isGradient() ? p.x() : p.y()).sizes();
    for (int d = 0; d < rows[2]; d++) {
      for (int h = 0; h < rows[3]; h++) kernel.row(packed, 0, d, h);
    }
    if (op.isGradient()) {
      copy(p.x(), packed.x(), n, c, channels, false);
    } else {
      copy(p.y(), packed.y(), n, c, channels, false);
      copy(p.index(), packed.index(), n, c, channels, false);
    }
  }

  private void copy(
      @Nullable View v, @Nullable View packed, long n, long c, int channels, boolean in) {
    if (v == null || packed == null) return;
    long[] s = v.strides();
    for (int d = 0; d < v.sizes()[2]; d++) {
      for (int h = 0; h < v.sizes()[3]; h++) {
        long to = Pass.place(packed, d, h, 0);
        long from = v.offset() + n * s[0] + c * s[1] + Pass.place(v, d, h, 0);
        for (int k = 0; k < channels; k++) {
          copy(v, from + k * s[1], packed.segment(), to + k, in);
        }
      }
    }
  }

  private void copy(View v, long from, MemorySegment packed, long to, boolean in) {
    int width = (int) v.sizes()[4];
    long step = v.strides()[4];
    boolean wide = v.dtype() == DType.F64;
    if (in && wide) copy64(v.segment(), from, step, packed, to, lanes, width);
    else if (in) copy32(v.segment(), from, step, packed, to, lanes, width);
    else if (wide) copy64(packed, to, lanes, v.segment(), from, step, width);
    else copy32(packed, to, lanes, v.segment(), from, step, width);
  }

  private static void copy32(
      MemorySegment a, long from, long step, MemorySegment b, long to, long stepTo, int n) {
    for (int i = 0; i < n; i++) {
      int v = a.get(JAVA_INT_UNALIGNED, (from + i * step) * Integer.BYTES);
      b.set(JAVA_INT_UNALIGNED, (to + i * stepTo) * Integer.BYTES, v);
    }
  }

  private static void copy64(
      MemorySegment a, long from, long step, MemorySegment b, long to, long stepTo, int n) {
    for (int i = 0; i < n; i++) {
      long v = a.get(JAVA_LONG_UNALIGNED, (from + i * step) * Long.BYTES);
      b.set(JAVA_LONG_UNALIGNED, (to + i * stepTo) * Long.BYTES, v);
    }
  }
}
