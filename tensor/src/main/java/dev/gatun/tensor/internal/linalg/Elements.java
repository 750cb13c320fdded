package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Crosswise;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What packing does to single elements, in arrays that are {@code float[]} or {@code double[]}. */
public final class Elements {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

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

  /** Sets {@code count} elements of a segment that are less than zero, or -0, to zero. */
  static void rectify(DType type, MemorySegment m, long first, long count) {
    for (long i = first; i < first + count; i++) {
      if (type == DType.F32) {
        if (m.get(FLOAT, 4 * i) <= 0) m.set(FLOAT, 4 * i, 0);
      } else if (m.get(DOUBLE, 8 * i) <= 0) {
        m.set(DOUBLE, 8 * i, 0);
      }
    }
  }

  /** Copies one element. */
  static void move(MemorySegment source, long offset, Object target, int at) {
    if (target instanceof float[] x) x[at] = source.get(FLOAT, offset);
    else ((double[]) target)[at] = source.get(DOUBLE, offset);
  }

  /**
   * Copies {@code target[to + r * width + c]} from the element {@code r} after the byte offset
   * {@code from + c * columnBytes} of a segment.
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
    if (target instanceof float[] x) {
      Crosswise.copy(source, from, columnBytes, x, to, width, rows, columns);
      return;
    }
    double[] x = (double[]) target;
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        x[to + r * width + c] = source.get(DOUBLE, from + c * columnBytes + 8L * r);
      }
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
