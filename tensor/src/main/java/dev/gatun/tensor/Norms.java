package dev.gatun.tensor;

/**
 * Norms of vectors and matrices. Where a norm has a kink its gradient is one of the slopes there: 0
 * for the p-norms at 0.
 *
 * @param <T> the type that has these methods
 */
public interface Norms<T extends Algebra<T>> extends Host<T> {
  /** Returns the square root of the sum of the squares of all elements. */
  default T norm() {
    return norm(2);
  }

  /** Returns the vector norm of order {@code p} along {@code dims}, or of all elements. */
  default T norm(double p, int... dims) {
    return vectorNorm(p, dims, false);
  }

  /**
   * Returns the norm {@code sum(|x|^ord)^(1/ord)} along {@code dims}, or of all elements if there
   * are none given; for an infinite order the largest or smallest absolute value, for 0 the number
   * of elements that are not zero.
   */
  default T vectorNorm(double ord, int[] dims, boolean keepDim) {
    if (ord == 2) return root(self().square().reduce(Reducer.SUM, dims, keepDim), ord);
    T size = self().abs();
    if (Double.isInfinite(ord)) {
      return size.reduce(ord > 0 ? Reducer.MAX : Reducer.MIN, dims, keepDim);
    }
    if (ord == 0) return size.ne(0).to(size.dtype()).reduce(Reducer.SUM, dims, keepDim);
    T sum = (ord == 1 ? size : power(size, ord)).reduce(Reducer.SUM, dims, keepDim);
    return ord == 1 ? sum : root(sum, ord);
  }

  /** Returns {@code size^ord}, with a gradient of 0 where it is 0. */
  private T power(T size, double ord) {
    if (ord < 0 || ord >= 2) return size.pow(ord);
    T some = size.detach().ne(0);
    return size.where(some, size.filled(1)).pow(ord).where(some, size.filled(0));
  }

  /** Returns {@code sum^(1 / ord)}, with a gradient of 0 where the sum is 0. */
  private T root(T sum, double ord) {
    T zero = sum.detach().eq(0);
    T positive = sum.filled(1).where(zero, sum);
    T root = ord == 2 ? positive.sqrt() : positive.pow(1 / ord);
    return sum.filled(ord < 0 ? Double.POSITIVE_INFINITY : 0).where(zero, root);
  }

  /** Returns {@link #frobeniusNorm(int, int, boolean)} of the last two dimensions. */
  default T frobeniusNorm() {
    return frobeniusNorm(-2, -1, false);
  }

  /** Returns the square root of the sum of squares of the matrices in two dimensions. */
  default T frobeniusNorm(int rows, int columns, boolean keepDim) {
    DiagonalShapes.checkDistinct("frobeniusNorm", shape(), rows, columns);
    return vectorNorm(2, new int[] {rows, columns}, keepDim);
  }

  /** Returns {@link #nuclearNorm(int, int, boolean)} of the last two dimensions. */
  default T nuclearNorm() {
    return nuclearNorm(-2, -1, false);
  }

  /** Returns the sum of the singular values of the matrices in two dimensions. */
  default T nuclearNorm(int rows, int columns, boolean keepDim) {
    DiagonalShapes.checkDistinct("nuclearNorm", shape(), rows, columns);
    T s = self().permute(DiagonalShapes.lastTwo(shape(), rows, columns)).svdvals();
    return MatrixShapes.kept(s.sum(-1, false), shape(), rows, columns, keepDim);
  }

  /** Returns {@link #matrixNorm(double, int, int, boolean)} of the last two dimensions. */
  default T matrixNorm(double ord) {
    return matrixNorm(ord, -2, -1, false);
  }

  /**
   * Returns a norm of the matrices in two dimensions: the largest sum of the absolute values of a
   * column (order 1) or of a row (infinity), or the largest singular value (2); for a negative
   * order the smallest.
   *
   * @throws IllegalArgumentException if the order is another, or there is no row or column
   */
  default T matrixNorm(double ord, int rows, int columns, boolean keepDim) {
    DiagonalShapes.checkDistinct("matrixNorm", shape(), rows, columns);
    Reducer most = ord > 0 ? Reducer.MAX : Reducer.MIN;
    int[] last = {-1};
    if (Math.abs(ord) == 2) {
      T s = self().permute(DiagonalShapes.lastTwo(shape(), rows, columns)).svdvals();
      return MatrixShapes.kept(s.reduce(most, last, false), shape(), rows, columns, keepDim);
    }
    if (Math.abs(ord) != 1 && !Double.isInfinite(ord)) {
      throw new IllegalArgumentException(
          "matrixNorm: the order is "
              + ord
              + ", expected 1, 2 or infinity, or one of them negative; see also frobeniusNorm and"
              + " nuclearNorm");
    }
    int added = shape().dimension(Math.abs(ord) == 1 ? rows : columns);
    int compared = shape().dimension(Math.abs(ord) == 1 ? columns : rows);
    T sums = self().abs().sum(added, true).reduce(most, new int[] {compared}, true);
    return keepDim ? sums : sums.reduce(Reducer.SUM, new int[] {rows, columns}, false);
  }

  /** Returns this value as a constant: no gradient flows through it. */
  T detach();
}
