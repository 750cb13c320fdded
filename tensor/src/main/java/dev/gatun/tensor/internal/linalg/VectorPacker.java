package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;

/** The packer as a template, copied for each element type. */
final class VectorPacker implements Packer {
  private static final Lanes<?> LANES = Specializer.constant(MethodHandles.lookup(), Lanes.class);
  private static final int LENGTH = LANES.length();
  private static final int BYTES = LANES.bytes();

  public VectorPacker() {}

  @Override
  public void pack(
      MemorySegment source,
      long offset,
      long rowBytes,
      int rows,
      int columns,
      Object target,
      int at,
      int panelStride,
      boolean wide) {
    int width = wide ? 2 * LENGTH : LENGTH;
    for (int c = 0; c < columns; c += LENGTH) {
      int to = wide ? c / (2 * LENGTH) * panelStride + c % (2 * LENGTH) : c / LENGTH * panelStride;
      long from = offset + (long) (c / LENGTH) * BYTES;
      int count = Math.min(LENGTH, columns - c);
      if (count == LENGTH) full(LANES, source, from, rowBytes, rows, target, at + to, width);
      else part(LANES, source, from, rowBytes, rows, target, at + to, width, count);
    }
  }

  private static <E> void full(
      Lanes<E> s,
      MemorySegment source,
      long from,
      long rowBytes,
      int rows,
      Object target,
      int to,
      int width) {
    for (int r = 0; r < rows; r++) {
      s.put(s.load(source, from + r * rowBytes), target, to + r * width);
    }
  }

  private static <E> void part(
      Lanes<E> s,
      MemorySegment source,
      long from,
      long rowBytes,
      int rows,
      Object target,
      int to,
      int width,
      int count) {
    for (int r = 0; r < rows; r++) {
      s.put(s.load(source, from + r * rowBytes, s.first(count)), target, to + r * width);
    }
  }
}
