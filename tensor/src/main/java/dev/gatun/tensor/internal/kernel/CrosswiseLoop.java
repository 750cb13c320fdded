package dev.gatun.tensor.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The template of {@link Crosswise}: loops compiled for one kind of target only are quicker. */
final class CrosswiseLoop extends Crosswise {
  private static final ValueLayout.OfLong PAIR = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfInt ONE = ValueLayout.JAVA_INT_UNALIGNED;
  private static final long LOW = 0xffff_ffffL;
  private static final boolean LOW_FIRST = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  /** For the specialiser. */
  public CrosswiseLoop() {}

  @Override
  void copy(
      MemorySegment source,
      long from,
      long lineBytes,
      MemorySegment target,
      long to,
      long rowBytes,
      int rows,
      int columns) {
    for (int c = 0; c + 2 <= columns; c += 2) {
      long even = from + c * lineBytes;
      lines(source, even, even + lineBytes, target, to + 4L * c, rowBytes, rows / 2);
    }
    if (rows % 2 == 1) {
      int r = rows - 1;
      line(source, from + 4L * r, lineBytes, target, to + r * rowBytes, 4, columns);
    }
    if (columns % 2 == 1) {
      int c = columns - 1;
      line(source, from + c * lineBytes, 4, target, to + 4L * c, rowBytes, rows);
    }
  }

  private static void lines(
      MemorySegment source,
      long even,
      long odd,
      MemorySegment target,
      long to,
      long rowBytes,
      int pairs) {
    // Lets the compiler check once, before the loop, what kind of segments these are.
    long _ = source.byteSize();
    long _ = target.byteSize();
    for (int r = 0; r < pairs; r++) {
      long a = source.get(PAIR, even + 8L * r);
      long b = source.get(PAIR, odd + 8L * r);
      long first = LOW_FIRST ? (a & LOW) | (b << 32) : (a & ~LOW) | (b >>> 32);
      long second = LOW_FIRST ? (a >>> 32) | (b & ~LOW) : (a << 32) | (b & LOW);
      target.set(PAIR, to + 2L * r * rowBytes, first);
      target.set(PAIR, to + (2L * r + 1) * rowBytes, second);
    }
  }

  private static void line(
      MemorySegment source, long from, long step, MemorySegment target, long to, long by, int n) {
    for (int i = 0; i < n; i++) target.set(ONE, to + i * by, source.get(ONE, from + i * step));
  }
}
