package dev.gatun.tensor;

/**
 * Systems of linear equations, inverses and determinants of the matrices in the last two
 * dimensions; those before are a batch, and broadcast where there are two operands. All can be
 * differentiated twice, unless their comment says otherwise.
 *
 * @param <T> the type that has these methods
 */
public interface LinearAlgebra<T extends Algebra<T>> extends Host<T> {
  /**
   * The sign and the logarithm of the absolute value of determinants.
   *
   * @param sign -1, 0 or 1
   * @param logabsdet the logarithm; negative infinity if the sign is 0
   */
  record SignAndLog<T>(T sign, T logabsdet) {}

  /**
   * Returns the solution X of {@code A X = B}, where A is this value {@code (..., n, n)} and {@code
   * right} is B {@code (..., n, k)}, or vectors: a right side of one dimension, or of A's sizes
   * without the last.
   *
   * @throws ArithmeticException if a matrix is singular, and says which and at which pivot
   * @throws IllegalArgumentException if the shapes do not fit
   */
  default T solve(T right) {
    if (!MatrixShapes.isVector(shape(), right.shape())) {
      return apply(new MatrixFunction.Solve(), right);
    }
    return apply(new MatrixFunction.Solve(), right.unsqueeze(-1)).squeeze(-1);
  }

  /**
   * Returns the solution X of {@code A X = B} if {@code left}, as {@link #solve(Algebra)} does, and
   * else of {@code X A = B}, for B {@code (..., k, n)}.
   */
  default T solve(T right, boolean left) {
    return left ? solve(right) : self().transpose().solve(right.transpose()).transpose();
  }

  /**
   * Returns the solution X of {@code A X = B} for a triangular A. Its other half is not read.
   *
   * @param upper whether A is an upper triangle
   * @throws ArithmeticException if there is a zero on the diagonal
   * @throws IllegalArgumentException if the shapes do not fit
   */
  default T solveTriangular(T right, boolean upper) {
    return solveTriangular(right, upper, true, false);
  }

  /**
   * Returns the solution X of {@code A X = B} if {@code left}, else of {@code X A = B}, for a
   * triangular A.
   *
   * @param upper whether A is an upper triangle
   * @param unitriangular whether the diagonal of A counts as ones and is not read
   */
  default T solveTriangular(T right, boolean upper, boolean left, boolean unitriangular) {
    return left
        ? apply(new MatrixFunction.SolveTriangular(upper, unitriangular), right)
        : self()
            .transpose()
            .apply(new MatrixFunction.SolveTriangular(!upper, unitriangular), right.transpose())
            .transpose();
  }

  /**
   * Returns the inverse of square matrices.
   *
   * @throws ArithmeticException if a matrix is singular, and says which and at which pivot
   * @throws IllegalArgumentException if they are not square
   */
  default T inv() {
    MatrixShapes.checkSquare("inv", shape());
    return apply(new MatrixFunction.Solve(), MatrixShapes.identity(self()));
  }

  /**
   * Returns the determinants {@code (...)} of square matrices. The gradient is that of the
   * cofactors, also where a matrix is singular; there it is computed from singular values, which
   * must be distinct for second derivatives.
   *
   * @throws IllegalArgumentException if they are not square
   */
  default T det() {
    return apply(new MatrixFunction.Determinant());
  }

  /**
   * Returns the signs and the logarithms of the absolute values of the determinants, which may be
   * too large or small for numbers. The sign has no gradient.
   *
   * @throws IllegalArgumentException if they are not square
   */
  default SignAndLog<T> slogdet() {
    var results = applyAll(new MatrixFunction.Determinant(), java.util.List.of());
    return new SignAndLog<>(results.get(1), results.get(2));
  }

  /** Returns the logarithm of the determinant; NaN if that is negative. */
  default T logdet() {
    SignAndLog<T> parts = slogdet();
    T log = parts.logabsdet();
    return log.filled(Double.NaN).where(parts.sign().lt(0), log);
  }

  /** Returns the largest singular value of each matrix divided by the smallest. */
  default T cond() {
    T s = self().svdvals();
    return s.amax(-1).div(s.amin(-1));
  }

  /**
   * Returns the matrix norm of order {@code ord} of each matrix times that of its inverse.
   *
   * @throws IllegalArgumentException if they are not square
   */
  default T cond(double ord) {
    if (ord == 2) return cond();
    return self().matrixNorm(ord).mul(inv().matrixNorm(ord));
  }

  /**
   * Returns the pseudo-inverse (Moore and Penrose), {@code (..., m, n) -> (..., n, m)}. Singular
   * values count as zeros up to the largest times the rounding unit times the larger size.
   */
  default T pinv() {
    return pinv(0, MatrixShapes.cutoff(self()));
  }

  /**
   * Returns the pseudo-inverse. Singular values up to {@code max(atol, rtol s)}, with the largest
   * s, count as zeros. The gradient takes their number as fixed.
   */
  default T pinv(double atol, double rtol) {
    return apply(new MatrixFunction.PseudoInverse(atol, rtol));
  }

  /**
   * Returns the X of least norm among those for which {@code A X - B} has the least (in each
   * column), where A is this value {@code (..., m, n)} and {@code right} is B {@code (..., m, k)},
   * or vectors as in {@link #solve(Algebra)}.
   *
   * @throws IllegalArgumentException if the shapes do not fit
   */
  default T lstsq(T right) {
    return lstsq(right, MatrixShapes.cutoff(self()));
  }

  /**
   * Returns the solution of least squares.
   *
   * @param rcond singular values up to the largest times this count as zeros
   */
  default T lstsq(T right, double rcond) {
    MatrixShapes.checkMatrix("lstsq", shape());
    boolean vector = MatrixShapes.isVector(shape(), right.shape());
    T b = vector ? right.unsqueeze(-1) : right;
    MatrixShapes.checkRows("lstsq", shape(), b.shape());
    T x = pinv(0, rcond).matmul(b);
    return vector ? x.squeeze(-1) : x;
  }

  /**
   * Returns the number of singular values above the largest times the rounding unit times the
   * larger size, as i64.
   */
  default T matrixRank() {
    return matrixRank(0, MatrixShapes.cutoff(self()));
  }

  /** Returns the number of singular values above {@code max(atol, rtol s)}, with the largest s. */
  default T matrixRank(double atol, double rtol) {
    T s = self().detach().svdvals();
    T largest = s.narrow(-1, 0, Math.min(1, s.shape().size(-1)));
    T counted = s.gt(largest.mul(rtol).maximum(atol));
    return counted.to(DType.I64).sum(-1, false);
  }

  /**
   * Returns the n-th power of square matrices: a product of n factors, the identity for 0, and of
   * inverses for negative n.
   *
   * @throws ArithmeticException if n is negative and a matrix is singular
   * @throws IllegalArgumentException if they are not square
   */
  default T matrixPower(int n) {
    MatrixShapes.checkSquare("matrixPower", shape());
    if (n == 0) return MatrixShapes.identity(self()).broadcastTo(shape());
    T factor = n < 0 ? inv() : self();
    T power = factor;
    int most = Integer.highestOneBit(Math.abs(n));
    for (int bit = most >> 1; bit > 0; bit >>= 1) {
      power = power.matmul(power);
      if ((Math.abs(n) & bit) != 0) power = power.matmul(factor);
    }
    return power;
  }

  /**
   * Returns {@code I + A + A^2 / 2 + A^3 / 6 + ...} for square matrices.
   *
   * @throws IllegalArgumentException if they are not square
   */
  default T matrixExp() {
    return apply(new MatrixFunction.Exponential());
  }
}
