package dev.gatun.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Products of many dimensions as products of matrices. */
final class Products {
  private Products() {}

  /** Multiplies matrices; where the right operand is one and the left many, by it all at once. */
  static <T extends Algebra<T>> T of(T a, Op.Product op, T b) {
    if (a.shape().rank() == 2 || b.shape().rank() > 2) return a.apply(op, b);
    T product = a.reshape(rows(a.shape()), a.shape().size(-1)).apply(op, b);
    return product.reshape(a.shape().with(-1, product.shape().size(-1)).toArray());
  }

  /** Computes a linear map with an offset, rectified if wanted. */
  static <T extends Algebra<T>> T linear(T x, T weight, T bias, boolean rectified) {
    ProductShapes.checkLinear(x.shape(), weight.shape());
    if (isAffine(x, weight, bias)) return affine(x, weight, bias, rectified);
    T y = x.linear(weight).add(bias);
    return rectified ? y.relu() : y;
  }

  /** Tells whether a linear map with an offset is one operation: if all have the same type. */
  private static <T extends Algebra<T>> boolean isAffine(T x, T weight, T bias) {
    return x.dtype() == weight.dtype()
        && x.dtype() == bias.dtype()
        && x.dtype().isFloat()
        && bias.shape().equals(Shape.of(weight.shape().size(0)));
  }

  private static <T extends Algebra<T>> T affine(T x, T weight, T bias, boolean rectified) {
    Shape shape = x.shape();
    T rows = shape.rank() == 2 ? x : x.reshape(rows(shape), shape.size(-1));
    T y = rows.apply(new Op.Affine(rectified), weight, bias);
    return shape.rank() == 2 ? y : y.reshape(shape.with(-1, y.shape().size(-1)).toArray());
  }

  private static long rows(Shape shape) {
    return shape.without(-1).count();
  }

  static <T extends Algebra<T>> T tensordot(T a, T b, int[] dims, int[] rightDims) {
    int[] left = Arrays.stream(dims).map(a.shape()::dimension).toArray();
    int[] right = Arrays.stream(rightDims).map(b.shape()::dimension).toArray();
    check(a.shape(), b.shape(), left, right);
    int[] leftRest = others(a.shape(), left);
    int[] rightRest = others(b.shape(), right);
    T x = a.permute(joined(leftRest, left));
    T y = b.permute(joined(right, rightRest));
    long rows = count(a.shape(), leftRest);
    long columns = count(b.shape(), rightRest);
    long inner = count(a.shape(), left);
    T product = x.reshape(rows, inner).matmul(y.reshape(inner, columns));
    return product.reshape(
        java.util.stream.LongStream.concat(
                Arrays.stream(leftRest).mapToLong(a.shape()::size),
                Arrays.stream(rightRest).mapToLong(b.shape()::size))
            .toArray());
  }

  private static void check(Shape a, Shape b, int[] left, int[] right) {
    boolean fits =
        left.length == right.length
            && Arrays.stream(left).distinct().count() == left.length
            && Arrays.stream(right).distinct().count() == right.length;
    for (int i = 0; fits && i < left.length; i++) fits = a.size(left[i]) == b.size(right[i]);
    if (!fits) {
      throw new IllegalArgumentException(
          "tensordot: dimensions "
              + Arrays.toString(left)
              + " of "
              + a
              + " and "
              + Arrays.toString(right)
              + " of "
              + b
              + ": expected as many on both sides, each once, with equal sizes");
    }
  }

  private static int[] others(Shape shape, int[] dims) {
    return IntStream.range(0, shape.rank())
        .filter(d -> Arrays.stream(dims).noneMatch(e -> e == d))
        .toArray();
  }

  private static int[] joined(int[] a, int[] b) {
    return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
  }

  private static long count(Shape shape, int[] dims) {
    return Arrays.stream(dims).mapToLong(shape::size).reduce(1, (x, y) -> x * y);
  }
}
