package dev.gatun.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;

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

  /** Returns the elements of a regular array of arrays, {@code rank} deep. */
  static Tensor nested(Object array, int rank) {
    long[] sizes = new long[rank];
    Class<?> element = array.getClass();
    Object first = array;
    for (int d = 0; d < rank; d++) {
      element = element.getComponentType();
      sizes[d] = first == null ? 0 : Array.getLength(first);
      first = d + 1 == rank || sizes[d] == 0 ? null : Array.get(first, 0);
    }
    Shape shape = Shape.of(sizes);
    Object flat = Array.newInstance(element, Math.toIntExact(shape.count()));
    int[] at = {0};
    flatten(array, shape, 0, flat, at);
    return of(flat, shape);
  }

  private static void flatten(Object array, Shape shape, int dim, Object flat, int[] at) {
    int n = Array.getLength(array);
    if (n != shape.size(dim)) {
      throw new IllegalArgumentException(
          "of: an array along dimension "
              + dim
              + " has "
              + n
              + " elements, the first has "
              + shape.size(dim)
              + "; make them equally long");
    }
    if (dim + 1 < shape.rank()) {
      for (int i = 0; i < n; i++) flatten(Array.get(array, i), shape, dim + 1, flat, at);
    } else {
      System.arraycopy(array, 0, flat, at[0], n);
      at[0] += n;
    }
  }

  private static Tensor of(Object flat, Shape shape) {
    return switch (flat) {
      case float[] v -> of(v, shape);
      case double[] v -> of(v, shape);
      case int[] v -> of(v, shape);
      case long[] v -> of(v, shape);
      case boolean[] v -> of(v, shape);
      default -> throw new IllegalArgumentException("of: " + flat.getClass() + " are no numbers");
    };
  }

  private static Tensor dense(Tensor t, DType dtype) {
    return t.to(dtype).contiguous();
  }

  /** Returns the first element. */
  static double first(Tensor t) {
    MemorySegment s = t.segment();
    long at = t.offset() * t.dtype().bytes();
    double value =
        switch (t.dtype()) {
          case F32 -> s.get(ValueLayout.JAVA_FLOAT, at);
          case F64 -> s.get(ValueLayout.JAVA_DOUBLE, at);
          case I64 -> s.get(ValueLayout.JAVA_LONG, at);
          case I32 -> s.get(ValueLayout.JAVA_INT, at);
          case BOOL, U8, I8, I16, F16, BF16 -> toDoubles(t)[0];
        };
    Reachable.until(t);
    return value;
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
