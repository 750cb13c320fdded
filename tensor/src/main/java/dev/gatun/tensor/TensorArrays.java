package dev.gatun.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Copies between tensors and Java arrays. */
final class TensorArrays {
  private TensorArrays() {}

  private static Tensor allocate(DType dtype, Shape shape, int given) {
    if (shape.count() != given) {
      throw new IllegalArgumentException(
          "of: "
              + given
              + " values for shape "
              + shape
              + ", which has "
              + shape.count()
              + " elements; pass as many values, or another shape");
    }
    return Tensor.allocate(dtype, shape);
  }

  static Tensor of(float[] values, Shape shape) {
    Tensor t = allocate(DType.F32, shape, values.length);
    MemorySegment.copy(values, 0, t.segment(), ValueLayout.JAVA_FLOAT, 0, values.length);
    return t;
  }

  static Tensor of(double[] values, Shape shape) {
    Tensor t = allocate(DType.F64, shape, values.length);
    MemorySegment.copy(values, 0, t.segment(), ValueLayout.JAVA_DOUBLE, 0, values.length);
    return t;
  }

  static Tensor of(int[] values, Shape shape) {
    Tensor t = allocate(DType.I32, shape, values.length);
    MemorySegment.copy(values, 0, t.segment(), ValueLayout.JAVA_INT, 0, values.length);
    return t;
  }

  static Tensor of(long[] values, Shape shape) {
    Tensor t = allocate(DType.I64, shape, values.length);
    MemorySegment.copy(values, 0, t.segment(), ValueLayout.JAVA_LONG, 0, values.length);
    return t;
  }

  static Tensor of(boolean[] values, Shape shape) {
    Tensor t = allocate(DType.BOOL, shape, values.length);
    MemorySegment s = t.segment();
    for (int i = 0; i < values.length; i++) {
      s.set(ValueLayout.JAVA_BYTE, i, (byte) (values[i] ? 1 : 0));
    }
    return t;
  }

  static Tensor of(float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    float[] all = new float[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      checkRow(i, rows[i].length, columns);
      System.arraycopy(rows[i], 0, all, i * columns, columns);
    }
    return of(all, Shape.of(rows.length, columns));
  }

  static Tensor of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] all = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      checkRow(i, rows[i].length, columns);
      System.arraycopy(rows[i], 0, all, i * columns, columns);
    }
    return of(all, Shape.of(rows.length, columns));
  }

  private static void checkRow(int row, int length, int columns) {
    if (length != columns) {
      throw new IllegalArgumentException(
          "of: row " + row + " has " + length + " numbers, row 0 has " + columns);
    }
  }

  private static Tensor dense(Tensor t, DType dtype) {
    return t.to(dtype).contiguous();
  }

  static float[] toFloats(Tensor t) {
    Tensor d = dense(t, DType.F32);
    float[] values = new float[Math.toIntExact(d.shape().count())];
    MemorySegment.copy(
        d.segment(), ValueLayout.JAVA_FLOAT, d.offset() * 4, values, 0, values.length);
    Reachable.until(d);
    return values;
  }

  static double[] toDoubles(Tensor t) {
    Tensor d = dense(t, DType.F64);
    double[] values = new double[Math.toIntExact(d.shape().count())];
    MemorySegment.copy(
        d.segment(), ValueLayout.JAVA_DOUBLE, d.offset() * 8, values, 0, values.length);
    Reachable.until(d);
    return values;
  }

  static long[] toLongs(Tensor t) {
    Tensor d = dense(t, DType.I64);
    long[] values = new long[Math.toIntExact(d.shape().count())];
    MemorySegment.copy(
        d.segment(), ValueLayout.JAVA_LONG, d.offset() * 8, values, 0, values.length);
    Reachable.until(d);
    return values;
  }

  static boolean[] toBooleans(Tensor t) {
    long[] numbers = toLongs(t.dtype() == DType.BOOL ? t : t.to(DType.BOOL));
    boolean[] values = new boolean[numbers.length];
    for (int i = 0; i < values.length; i++) values[i] = numbers[i] != 0;
    return values;
  }
}
