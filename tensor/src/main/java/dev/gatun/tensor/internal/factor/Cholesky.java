package dev.gatun.tensor.internal.factor;

/**
 * The factorization {@code A = L L^T} of a symmetric positive-definite matrix (Golub and Van Loan
 * 2013, <i>Matrix Computations</i>, section 4.2), row by row.
 */
public final class Cholesky {
  private Cholesky() {}

  /**
   * Overwrites the lower triangle of a row-major matrix of n rows with L, and what is above with
   * zeros. What is above is not read.
   *
   * @return the first pivot that is not positive, from 0, or -1 if all are
   */
  public static int factor(double[] a, int at, int n) {
    for (int i = 0; i < n; i++) {
      int row = at + i * n;
      for (int j = 0; j < i; j++) {
        int other = at + j * n;
        a[row + j] = (a[row + j] - Rows.dot(a, row, a, other, j)) / a[other + j];
      }
      double pivot = a[row + i] - Rows.dot(a, row, a, row, i);
      if (!(pivot > 0)) return i;
      a[row + i] = Math.sqrt(pivot);
      for (int j = i + 1; j < n; j++) a[row + j] = 0;
    }
    return -1;
  }
}
