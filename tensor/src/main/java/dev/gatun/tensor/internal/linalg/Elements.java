package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** What packing does to single elements, in arrays that are {@code float[]} or {@code double[]}. */
public final class Elements {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final long LOW = 0xffff_ffffL;
  private static final boolean LOW_FIRST = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private Elements() {}

  /** Returns a new array of {@code length} elements. */
  public static Object array(DType type, int length) {
    return type == DType.F32 ? new float[length] : new double[length];
  }

  static int length(Object array) {
    return array instanceof float[] x ? x.length : ((double[]) array).length;
  }

  /** Copies {@code count} elements from a byte offset of a segment to an array. */
  public static void copy(MemorySegment source, long offset, Object target, int at, int count) {
    ValueLayout layout = target instanceof float[] ? FLOAT : DOUBLE;
    MemorySegment.copy(source, layout, offset, target, at, count);
  }

  /** Copies {@code count} elements from an array to a byte offset of a segment. */
  public static void copy(Object source, int at, MemorySegment target, long offset, int count) {
    ValueLayout layout = source instanceof float[] ? FLOAT : DOUBLE;
    MemorySegment.copy(source, at, target, layout, offset, count);
  }

  /** Adds {@code count} elements from a byte offset of a segment to those of an array. */
  public static void add(MemorySegment source, long offset, Object target, int at, int count) {
    if (target instanceof float[] x) {
      for (int i = 0; i < count; i++) x[at + i] += source.get(FLOAT, offset + 4L * i);
    } else {
      double[] x = (double[]) target;
      for (int i = 0; i < count; i++) x[at + i] += source.get(DOUBLE, offset + 8L * i);
    }
  }

  /** Adds {@code count} elements of an array to those of another, or of another part. */
  public static void add(Object source, int from, Object target, int at, int count) {
    if (target instanceof float[] x) {
      float[] y = (float[]) source;
      for (int i = 0; i < count; i++) x[at + i] += y[from + i];
    } else {
      double[] x = (double[]) target;
      double[] y = (double[]) source;
      for (int i = 0; i < count; i++) x[at + i] += y[from + i];
    }
  }

  /** Sets {@code count} elements of an array to zero. */
  public static void clear(Object array, int at, int count) {
    if (array instanceof float[] x) java.util.Arrays.fill(x, at, at + count, 0f);
    else java.util.Arrays.fill((double[]) array, at, at + count, 0.0);
  }

  /** Copies one element. */
  static void move(MemorySegment source, long offset, Object target, int at) {
    if (target instanceof float[] x) x[at] = source.get(FLOAT, offset);
    else ((double[]) target)[at] = source.get(DOUBLE, offset);
  }

  /**
   * Copies {@code target[to + r * width + c]} from the element {@code r} after the byte offset
   * {@code from + c * columnBytes} of a segment. Two floats at a time are moved, as a {@code long}.
   */
  static void transpose(
      MemorySegment source,
      long from,
      long columnBytes,
      Object target,
      int to,
      int width,
      int rows,
      int columns) {
    int c = 0;
    if (target instanceof float[] x) {
      MemorySegment pairs = MemorySegment.ofArray(x);
      for (; c + 2 <= columns && rows >= 2; c += 2) {
        long even = from + c * columnBytes;
        pair(source, even, even + columnBytes, pairs, 4L * (to + c), 4L * width, rows / 2);
      }
      if (rows % 2 == 1) {
        for (int i = 0; i < c; i++) {
          move(source, from + i * columnBytes + 4L * (rows - 1), x, to + (rows - 1) * width + i);
        }
      }
    }
    for (; c < columns; c++) column(source, from + c * columnBytes, target, to + c, width, rows);
  }

  private static void pair(
      MemorySegment source,
      long even,
      long odd,
      MemorySegment target,
      long to,
      long rowBytes,
      int pairs) {
    long _ = source.byteSize();
    for (int r = 0; r < pairs; r++) {
      long a = source.get(LONG, even + 8L * r);
      long b = source.get(LONG, odd + 8L * r);
      target.set(LONG, to + 2 * r * rowBytes, LOW_FIRST ? a & LOW | b << 32 : a & ~LOW | b >>> 32);
      target.set(
          LONG, to + (2 * r + 1) * rowBytes, LOW_FIRST ? a >>> 32 | b & ~LOW : a << 32 | b & LOW);
    }
  }

  private static void column(
      MemorySegment source, long from, Object target, int to, int width, int rows) {
    if (target instanceof float[] x) {
      for (int r = 0; r < rows; r++) x[to + r * width] = source.get(FLOAT, from + 4L * r);
    } else {
      double[] x = (double[]) target;
      for (int r = 0; r < rows; r++) x[to + r * width] = source.get(DOUBLE, from + 8L * r);
    }
  }

  /**
   * Copies {@code n} x {@code m} elements within arrays of one type: {@code target[to + i * toI + j
   * * toJ] = source[from + i * fromI + j * fromJ]}; the loop over j is the inner one.
   */
  public static void spread(
      Object source,
      int from,
      int fromI,
      int fromJ,
      Object target,
      int to,
      int toI,
      int toJ,
      int n,
      int m) {
    if (source instanceof float[] x) {
      float[] y = (float[]) target;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
          y[to + i * toI + j * toJ] = x[from + i * fromI + j * fromJ];
        }
      }
    } else {
      double[] x = (double[]) source;
      double[] y = (double[]) target;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
          y[to + i * toI + j * toJ] = x[from + i * fromI + j * fromJ];
        }
      }
    }
  }
}
