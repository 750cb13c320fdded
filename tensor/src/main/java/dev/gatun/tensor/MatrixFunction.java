package dev.gatun.tensor;

/**
 * Operations on whole matrices, those in the last two dimensions: systems of equations,
 * determinants, factorizations, eigenvalues and singular values. Everything is computed in f64,
 * whatever the type, one matrix at a time.
 */
public sealed interface MatrixFunction extends Op {
  /**
   * X such that {@code A X = B}, for operands A {@code (..., n, n)} and B {@code (..., n, k)}; the
   * dimensions before the last two broadcast.
   */
  record Solve() implements MatrixFunction {}

  /**
   * X such that {@code A X = B}, for a triangular A whose other half is not read.
   *
   * @param upper whether A is an upper triangle
   * @param unitriangular whether the diagonal of A counts as ones and is not read
   */
  record SolveTriangular(boolean upper, boolean unitriangular) implements MatrixFunction {}

  /** The determinant, its sign (-1, 0 or 1), and the logarithm of its absolute value. */
  record Determinant() implements MatrixFunction {}

  /** The lower triangle L of {@code A = L L^T}, for a symmetric A whose upper half is not read. */
  record Cholesky() implements MatrixFunction {}

  /**
   * Q with orthonormal columns and R, an upper triangle, of {@code A = Q R}.
   *
   * @param complete whether Q is square, or has as many columns as the smaller size of A
   */
  record Qr(boolean complete) implements MatrixFunction {}

  /**
   * The eigenvalues, ascending, and the eigenvectors, as columns, of a symmetric matrix whose upper
   * half is not read.
   */
  record Eigh() implements MatrixFunction {}

  /**
   * U, the singular values S, descending, and the transposed V of {@code A = U diag(S) V^T}.
   *
   * @param full whether U and V are square, or have as many columns as there are singular values
   */
  record Svd(boolean full) implements MatrixFunction {}

  /**
   * The Moore-Penrose inverse. Singular values up to {@code max(atol, rtol s)}, with the largest s,
   * count as zeros.
   */
  record PseudoInverse(double atol, double rtol) implements MatrixFunction {}

  /** The sum of {@code A^k / k!} over all k from 0. */
  record Exponential() implements MatrixFunction {}
}
