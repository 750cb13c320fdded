package dev.gatun.tensor;

import java.util.List;

/**
 * Decompositions of the matrices in the last two dimensions; those before are a batch. All can be
 * differentiated twice, unless their comment says otherwise.
 *
 * @param <T> the type that has these methods
 */
public interface Decompositions<T extends Algebra<T>> extends Host<T> {
  /**
   * The factors of {@code A = Q R}.
   *
   * @param q has orthonormal columns
   * @param r is an upper triangle
   */
  record QrFactors<T>(T q, T r) {}

  /**
   * Eigenvalues and eigenvectors of symmetric matrices.
   *
   * @param eigenvalues {@code (..., n)}, ascending
   * @param eigenvectors {@code (..., n, n)}, orthonormal columns
   */
  record Eigen<T>(T eigenvalues, T eigenvectors) {}

  /**
   * The factors of {@code A = U diag(S) V^T}.
   *
   * @param u has orthonormal columns
   * @param s the singular values, descending
   * @param vh V transposed, with orthonormal rows
   */
  record SvdFactors<T>(T u, T s, T vh) {}

  /**
   * Returns the lower triangle L of {@code A = L L^T} for symmetric positive-definite matrices, of
   * which the upper half is not read. The gradient is symmetric.
   *
   * @throws ArithmeticException if a matrix is not positive definite, and says which and at which
   *     pivot
   * @throws IllegalArgumentException if they are not square
   */
  default T cholesky() {
    return apply(new MatrixFunction.Cholesky());
  }

  /**
   * Returns the Cholesky factor: the upper triangle U of {@code A = U^T U} if {@code upper}, for
   * which the lower half of A is not read; else as {@link #cholesky()} does.
   */
  default T cholesky(boolean upper) {
    return upper ? self().transpose().cholesky().transpose() : cholesky();
  }

  /**
   * Returns the solution X of {@code A X = B}, where B is this value {@code (..., n, k)} and {@code
   * factor} is the {@link #cholesky(boolean)} factor of A.
   *
   * @param upper whether the factor is an upper triangle
   * @throws ArithmeticException if there is a zero on the diagonal of the factor
   */
  default T choleskySolve(T factor, boolean upper) {
    T lower = upper ? factor.transpose() : factor;
    T half = lower.solveTriangular(self(), false);
    return lower.transpose().solveTriangular(half, true);
  }

  /** Returns the inverse of A, of which this is the {@link #cholesky(boolean)} factor. */
  default T choleskyInverse(boolean upper) {
    MatrixShapes.checkSquare("choleskyInverse", shape());
    return MatrixShapes.identity(self()).choleskySolve(self(), upper);
  }

  /**
   * Returns {@code A = Q R} with as many columns in Q as the smaller size of A. The signs are
   * LAPACK's. Differentiable where the first columns of A are independent.
   */
  default QrFactors<T> qr() {
    return qr(false);
  }

  /**
   * Returns {@code A = Q R}, with a square Q if {@code complete}. That has no gradient if A has
   * more rows than columns.
   */
  default QrFactors<T> qr(boolean complete) {
    MatrixShapes.checkMatrix("qr", shape());
    boolean square = complete && shape().size(-2) > shape().size(-1);
    List<T> factors = applyAll(new MatrixFunction.Qr(square), List.of());
    return new QrFactors<>(factors.get(0), factors.get(1));
  }

  /**
   * Returns the eigenvalues and eigenvectors of symmetric matrices, of which the upper half is not
   * read. Of each eigenvector the first element that is at least half as large as the largest is
   * positive. The gradient is symmetric; that of eigenvectors needs distinct eigenvalues. The
   * results are NaN for a matrix that holds what is not finite.
   *
   * @throws IllegalArgumentException if they are not square
   */
  default Eigen<T> eigh() {
    List<T> results = applyAll(new MatrixFunction.Eigh(), List.of());
    return new Eigen<>(results.get(0), results.get(1));
  }

  /** Returns {@link #eigh()}, reading the upper half instead if {@code upper}. */
  default Eigen<T> eigh(boolean upper) {
    return upper ? self().transpose().eigh() : eigh();
  }

  /** Returns the eigenvalues {@code (..., n)} of symmetric matrices, ascending. */
  default T eigvalsh() {
    return eigh().eigenvalues();
  }

  /** Returns the eigenvalues, reading the upper half instead if {@code upper}. */
  default T eigvalsh(boolean upper) {
    return eigh(upper).eigenvalues();
  }

  /**
   * Returns {@code A = U diag(S) V^T} for matrices {@code (..., m, n)}: with k the smaller size, U
   * {@code (..., m, k)}, S {@code (..., k)} and V transposed {@code (..., k, n)}. Of each left
   * singular vector (the right one, if m is less than n) the first element that is at least half as
   * large as the largest is positive. The gradient of vectors needs distinct singular values, and
   * none that is 0 unless m and n are equal. The results are NaN for a matrix that holds what is
   * not finite.
   */
  default SvdFactors<T> svd() {
    return svd(false);
  }

  /**
   * Returns the singular-value decomposition, with square U and V if {@code full}. That has no
   * gradient unless A is square.
   */
  default SvdFactors<T> svd(boolean full) {
    MatrixShapes.checkMatrix("svd", shape());
    boolean larger = full && shape().size(-2) != shape().size(-1);
    List<T> results = applyAll(new MatrixFunction.Svd(larger), List.of());
    return new SvdFactors<>(results.get(0), results.get(1), results.get(2));
  }

  /** Returns the singular values {@code (..., k)} of matrices, descending. */
  default T svdvals() {
    return svd().s();
  }
}
