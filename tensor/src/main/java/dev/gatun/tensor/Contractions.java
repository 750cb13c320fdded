package dev.gatun.tensor;

import java.util.stream.IntStream;

/**
 * Products that sum over dimensions of two operands.
 *
 * @param <T> the type that has these methods
 */
public interface Contractions<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns the sum of products over the last {@code n} dimensions of this value and the first
   * {@code n} of {@code right}.
   *
   * @throws IllegalArgumentException if there are not as many, or their sizes differ
   */
  default T tensordot(T right, int n) {
    int rank = shape().rank();
    if (n < 0 || n > Math.min(rank, right.shape().rank())) {
      throw new IllegalArgumentException(
          "tensordot: n is "
              + n
              + " for "
              + shape()
              + " and "
              + right.shape()
              + ": expected at most "
              + Math.min(rank, right.shape().rank()));
    }
    return tensordot(
        right, IntStream.range(rank - n, rank).toArray(), IntStream.range(0, n).toArray());
  }

  /**
   * Returns the sum of products over dimension {@code dims[i]} of this value and {@code
   * rightDims[i]} of {@code right}, for all i; the result has the other dimensions of both.
   *
   * @throws IllegalArgumentException if the lists or the sizes differ, or one is named twice
   */
  default T tensordot(T right, int[] dims, int[] rightDims) {
    return Products.tensordot(self(), right, dims, rightDims);
  }

  /**
   * Returns the sums of products over the last dimension of both: {@code (..., k) x (...', k) ->
   * (..., ...')}. An operand without dimensions multiplies.
   *
   * @throws IllegalArgumentException if the last sizes differ
   */
  default T inner(T right) {
    if (shape().rank() == 0 || right.shape().rank() == 0) return self().mul(right);
    return tensordot(right, new int[] {-1}, new int[] {-1});
  }

  /**
   * Returns the distances {@code |x_i - y_j|_p} of the rows of this value and of {@code right}:
   * {@code (..., n, k) x (..., m, k) -> (..., n, m)}. Leading dimensions broadcast. The gradient of
   * a distance of zero is 0.
   *
   * @throws IllegalArgumentException if an operand has fewer than two dimensions, the last sizes
   *     differ, or p is negative
   */
  default T cdist(T right, double p) {
    if (shape().rank() < 2
        || right.shape().rank() < 2
        || shape().size(-1) != right.shape().size(-1)
        || !(p >= 0)) {
      throw new IllegalArgumentException(
          "cdist: left is "
              + shape()
              + ", right is "
              + right.shape()
              + ", p is "
              + p
              + ": expected (..., n, k), (..., m, k) and p of 0 or more");
    }
    T differences = self().unsqueeze(-2).sub(right.unsqueeze(-3));
    if (shape().size(-1) == 0) return differences.sum(-1);
    return differences.vectorNorm(p, new int[] {-1}, false);
  }
}
