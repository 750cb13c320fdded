package dev.gatun.tensor.internal.factor;

/**
 * The factorization {@code P A = L U} of a square matrix by Gaussian elimination with partial
 * pivoting (Golub and Van Loan 2013, <i>Matrix Computations</i>, section 3.4): the pivot is the
 * largest element of its column, the first of equals.
 */
public final class Lu {
  private final int n;
  private final double[] lu;
  private final int[] rows;
  private boolean odd;
  private int zeroPivot = -1;

  /** Factorizes the row-major matrix {@code a} of n rows, which is overwritten. */
  public Lu(double[] a, int n) {
    this.n = n;
    this.lu = a;
    this.rows = new int[n];
    for (int i = 0; i < n; i++) rows[i] = i;
    for (int k = 0; k < n; k++) eliminate(k);
  }

  private void eliminate(int k) {
    int pivot = pivotRow(k);
    if (pivot != k) exchange(k, pivot);
    double p = lu[k * n + k];
    if (p == 0) {
      if (zeroPivot < 0) zeroPivot = k;
      return;
    }
    for (int i = k + 1; i < n; i++) {
      double factor = lu[i * n + k] / p;
      lu[i * n + k] = factor;
      if (factor != 0) Rows.addMultiple(lu, i * n + k + 1, -factor, k * n + k + 1, n - k - 1);
    }
  }

  /** Returns the row of the largest element of column k; of the last NaN, if there is one. */
  private int pivotRow(int k) {
    int pivot = k;
    double most = Math.abs(lu[k * n + k]);
    for (int i = k + 1; i < n; i++) {
      double size = Math.abs(lu[i * n + k]);
      if (size > most || Double.isNaN(size)) {
        most = size;
        pivot = i;
      }
    }
    return pivot;
  }

  private void exchange(int i, int j) {
    for (int c = 0; c < n; c++) {
      double v = lu[i * n + c];
      lu[i * n + c] = lu[j * n + c];
      lu[j * n + c] = v;
    }
    int row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
    odd = !odd;
  }

  /** Returns the first pivot that is zero, from 0, or -1 if none is. */
  public int zeroPivot() {
    return zeroPivot;
  }

  /**
   * Returns the product of the pivots, with the sign of the exchanges: the determinant. It is never
   * -0.
   */
  public double determinant() {
    double product = odd ? -1 : 1;
    for (int k = 0; k < n; k++) product *= lu[k * n + k];
    return product == 0 ? 0 : product;
  }

  /** Returns the sign of the determinant: -1, 0 or 1. */
  public double sign() {
    double sign = odd ? -1 : 1;
    for (int k = 0; k < n; k++) sign *= Math.signum(lu[k * n + k]);
    return sign == 0 ? 0 : sign;
  }

  /** Returns the logarithm of the absolute value of the determinant. */
  public double logDeterminant() {
    double sum = 0;
    for (int k = 0; k < n; k++) sum += StrictMath.log(Math.abs(lu[k * n + k]));
    return sum;
  }

  /** Writes the solution X of {@code A X = B} for the columns of B, both (n, columns). */
  public void solve(double[] b, int from, double[] x, int to, int columns) {
    for (int i = 0; i < n; i++) {
      System.arraycopy(b, from + rows[i] * columns, x, to + i * columns, columns);
    }
    Triangular.solve(lu, 0, n, false, true, x, to, columns);
    Triangular.solve(lu, 0, n, true, false, x, to, columns);
  }
}
