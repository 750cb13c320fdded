package dev.gatun.tensor.internal.factor;

/**
 * The factorization {@code A = Q R} by Householder's reflections (Golub and Van Loan 2013,
 * <i>Matrix Computations</i>, section 5.2). The signs are LAPACK's: a reflection gives R the
 * diagonal element {@code -sign(x) |x|}, and a column that is zero below the diagonal stays as it
 * is.
 */
public final class HouseholderQr {
  private final int m;
  private final int n;
  private final double[] a;
  private final double[] tau;

  /** Factorizes the row-major (m, n) matrix {@code a}, which is overwritten. */
  public HouseholderQr(double[] a, int m, int n) {
    this.m = m;
    this.n = n;
    this.a = a;
    this.tau = new double[Math.min(m, n)];
    double[] sums = new double[n];
    for (int k = 0; k < tau.length; k++) {
      reflect(k);
      apply(k, a, n, k + 1, sums);
    }
  }

  /** Chooses the reflection of column k: its vector is kept below the diagonal. */
  private void reflect(int k) {
    double below = norm(k);
    if (below == 0) return;
    double alpha = a[k * n + k];
    double beta = -Math.copySign(length(alpha, below), alpha);
    tau[k] = (beta - alpha) / beta;
    double scale = alpha - beta;
    for (int i = k + 1; i < m; i++) a[i * n + k] /= scale;
    a[k * n + k] = beta;
  }

  /** Returns the norm of column k below the diagonal, without overflow. */
  private double norm(int k) {
    double most = 0;
    for (int i = k + 1; i < m; i++) most = Math.max(most, Math.abs(a[i * n + k]));
    if (most == 0 || !Double.isFinite(most)) return most;
    double sum = 0;
    for (int i = k + 1; i < m; i++) {
      double v = a[i * n + k] / most;
      sum += v * v;
    }
    return most * Math.sqrt(sum);
  }

  private static double length(double x, double y) {
    double most = Math.max(Math.abs(x), Math.abs(y));
    double p = x / most;
    double q = y / most;
    return most * Math.sqrt(p * p + q * q);
  }

  /** Applies reflection k to the columns from {@code first} on of a matrix of m rows. */
  private void apply(int k, double[] b, int columns, int first, double[] sums) {
    int width = columns - first;
    if (tau[k] == 0 || width <= 0) return;
    System.arraycopy(b, k * columns + first, sums, 0, width);
    for (int i = k + 1; i < m; i++) {
      Rows.addMultiple(sums, 0, a[i * n + k], b, i * columns + first, width);
    }
    Rows.addMultiple(b, k * columns + first, -tau[k], sums, 0, width);
    for (int i = k + 1; i < m; i++) {
      Rows.addMultiple(b, i * columns + first, -tau[k] * a[i * n + k], sums, 0, width);
    }
  }

  /** Returns the first {@code columns} columns of Q, row-major (m, columns). */
  public double[] q(int columns) {
    double[] q = new double[m * columns];
    for (int i = 0; i < Math.min(m, columns); i++) q[i * columns + i] = 1;
    double[] sums = new double[columns];
    for (int k = tau.length - 1; k >= 0; k--) apply(k, q, columns, 0, sums);
    return q;
  }

  /** Returns the first {@code rows} rows of R, row-major (rows, n). */
  public double[] r(int rows) {
    double[] r = new double[rows * n];
    for (int i = 0; i < Math.min(rows, tau.length); i++) {
      System.arraycopy(a, i * n + i, r, i * n + i, n - i);
    }
    return r;
  }
}
