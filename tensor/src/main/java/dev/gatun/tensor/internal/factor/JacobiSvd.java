package dev.gatun.tensor.internal.factor;

/**
 * The singular-value decomposition {@code A = U S V^T} by one-sided Jacobi rotations (Hestenes
 * 1958, <i>J. SIAM</i> 6; Demmel and Veselic 1992, <i>SIAM J. Matrix Anal. Appl.</i> 13): columns
 * of A are rotated in pairs until all are orthogonal. Their lengths are the singular values. It is
 * slower than bidiagonalisation and more accurate, for small singular values above all.
 *
 * <p>Singular values descend. Of each left singular vector the first element that is at least half
 * as large as the largest is positive. Not a number, if the matrix holds what is not finite.
 */
public final class JacobiSvd {
  /** Far more than the six to ten sweeps that it takes. */
  private static final int MOST_SWEEPS = 40;

  private static final double VANISHING = 0x1p-900;

  private final int m;
  private final int n;
  private final double[] s;

  /** Row i is left singular vector i times singular value i, then that vector. */
  private double[] u;

  /** Row i is right singular vector i. */
  private final double[] v;

  private final boolean finite;

  /** Decomposes the row-major (m, n) matrix {@code a}, which must have m at least n. */
  public JacobiSvd(double[] a, int m, int n) {
    this.m = m;
    this.n = n;
    this.s = new double[n];
    this.v = Rows.identity(n);
    double scale = Scaling.powerOfTwo(Rows.largest(a));
    this.finite = !Double.isNaN(scale);
    this.u = Rows.transpose(a, m, n);
    if (finite) {
      decompose(scale);
    } else {
      for (double[] x : new double[][] {s, u, v}) java.util.Arrays.fill(x, Double.NaN);
    }
  }

  private void decompose(double scale) {
    Rows.scale(u, 0, 1 / scale, u.length);
    if (m > n) reduceAndRotate();
    else rotateAll(m);
    for (int j = 0; j < n; j++) s[j] = Math.sqrt(Rows.dot(u, j * m, u, j * m, m));
    sort();
    int rank = 0;
    while (rank < n && s[rank] * s[rank] > VANISHING) rank++;
    for (int j = 0; j < n; j++) {
      if (j < rank) Rows.scale(u, j * m, 1 / s[j], m);
      else s[j] = 0;
    }
    if (rank < n) u = Completion.rows(u, rank, n, m);
    for (int j = 0; j < n; j++) {
      if (!Signs.turns(u, j * m, m)) continue;
      Rows.scale(u, j * m, -1, m);
      Rows.scale(v, j * n, -1, n);
    }
    Rows.scale(s, 0, scale, n);
  }

  /** Rotates the columns of R in {@code A = Q R}, which are shorter, and multiplies by Q. */
  private void reduceAndRotate() {
    var qr = new HouseholderQr(Rows.transpose(u, n, m), m, n);
    u = Rows.transpose(qr.r(n), n, n);
    rotateAll(n);
    double[] q = Rows.transpose(qr.q(n), m, n);
    double[] product = new double[n * m];
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < n; k++) Rows.addMultiple(product, j * m, u[j * n + k], q, k * m, m);
    }
    u = product;
  }

  private void rotateAll(int length) {
    double orthogonal = 0x1p-52 * Math.sqrt(Math.max(1, length));
    boolean turned = true;
    for (int sweep = 0; turned && sweep < MOST_SWEEPS; sweep++) {
      turned = false;
      for (int p = 0; p + 1 < n; p++) {
        for (int q = p + 1; q < n; q++) turned |= rotate(p, q, length, orthogonal);
      }
    }
  }

  /** Makes two columns orthogonal, if they are not; tells whether they were not. */
  private boolean rotate(int p, int q, int length, double orthogonal) {
    int x = p * length;
    int y = q * length;
    double xx = Rows.dot(u, x, u, x, length);
    double yy = Rows.dot(u, y, u, y, length);
    double xy = Rows.dot(u, x, u, y, length);
    if (xx < VANISHING || yy < VANISHING) return false;
    if (Math.abs(xy) <= orthogonal * Math.sqrt(xx) * Math.sqrt(yy)) return false;
    double ratio = (yy - xx) / (2 * xy);
    double t = Math.copySign(1 / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio)), ratio);
    double c = 1 / Math.sqrt(1 + t * t);
    Rows.rotate(u, x, y, c, c * t, length);
    Rows.rotate(v, p * n, q * n, c, c * t, n);
    return true;
  }

  private void sort() {
    int[] order = Signs.descending(s);
    double[] values = new double[n];
    double[] left = new double[n * m];
    double[] right = new double[n * n];
    for (int i = 0; i < n; i++) {
      values[i] = s[order[i]];
      System.arraycopy(u, order[i] * m, left, i * m, m);
      System.arraycopy(v, order[i] * n, right, i * n, n);
    }
    System.arraycopy(values, 0, s, 0, n);
    System.arraycopy(right, 0, v, 0, n * n);
    u = left;
  }

  /** Returns the singular values, descending. */
  public double[] s() {
    return s;
  }

  /**
   * Returns left singular vectors as rows, row-major (count, m): n of them, or up to m, the rest of
   * an orthonormal basis.
   */
  public double[] uRows(int count) {
    if (finite && count > n) return Completion.rows(u, n, count, m);
    if (count == n) return u;
    double[] nan = new double[count * m];
    java.util.Arrays.fill(nan, Double.NaN);
    return nan;
  }

  /** Returns the right singular vectors as rows, row-major (n, n). */
  public double[] vRows() {
    return v;
  }

  /**
   * Returns the pseudo-inverse {@code V diag(1 / S) U^T}, row-major (n, m). Singular values up to
   * {@code max(atol, rtol s)}, with the largest s, count as zeros.
   */
  public double[] inverse(double atol, double rtol) {
    double[] inverse = new double[n * m];
    double least = n == 0 ? 0 : Math.max(atol, rtol * s[0]);
    for (int k = 0; k < n; k++) {
      if (s[k] <= least) continue;
      for (int i = 0; i < n; i++) {
        Rows.addMultiple(inverse, i * m, v[k * n + i] / s[k], u, k * m, m);
      }
    }
    return inverse;
  }
}
