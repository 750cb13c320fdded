package dev.gatun.tensor;

/**
 * Products of vectors and matrices.
 *
 * @param <T> the type that has these methods
 */
public interface Linalg<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns the matrix product {@code (..., n, k) x (..., k, m) -> (..., n, m)}; dimensions before
   * the last two broadcast. A vector on the left counts as a row, on the right as a column, and the
   * result loses that dimension.
   *
   * @throws IllegalArgumentException if the inner sizes differ
   */
  default T matmul(T right) {
    MatmulShapes.check(shape(), right.shape());
    boolean row = shape().rank() == 1;
    boolean column = right.shape().rank() == 1;
    T a = row ? self().unsqueeze(0) : self();
    T b = column ? right.unsqueeze(1) : right;
    T product = a.apply(new Op.Matmul(), b);
    if (column) product = product.squeeze(-1);
    return row ? product.squeeze(column ? -1 : -2) : product;
  }

  /** Returns the outer product {@code (n) x (m) -> (n, m)} of two vectors. */
  default T outer(T right) {
    return self().reshape(-1, 1).mul(right.reshape(1, -1));
  }

  /** Returns the inner product of two vectors. */
  default T dot(T right) {
    return self().mul(right).sum();
  }
}
