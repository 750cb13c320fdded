package dev.gatun.tensor.internal.factor;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: reduced to tridiagonal form by Householder's
 * reflections, which QL steps with implicit shifts make diagonal (Martin, Reinsch and Wilkinson
 * 1968; Dubrulle, Martin and Wilkinson 1968, both in <i>Numerische Mathematik</i>).
 *
 * <p>Eigenvalues ascend. Of each eigenvector the first element that is at least half as large as
 * the largest is positive. Not a number, if the matrix holds what is not finite.
 */
public final class SymmetricEigen {
  /** Far more than the two or three steps that an eigenvalue takes. */
  private static final int MOST_STEPS = 100;

  private final int n;
  private final double[] values;
  private final double[] beside;

  /** Row i is eigenvector i. */
  private final double[] vectors;

  /**
   * Computes those of the row-major matrix {@code a} of n rows, of which the upper half counts not.
   */
  public SymmetricEigen(double[] a, int n) {
    this.n = n;
    this.values = new double[n];
    this.beside = new double[n];
    this.vectors = Rows.identity(n);
    double[] full = mirrored(a);
    double scale = Scaling.powerOfTwo(Rows.largest(full));
    if (Double.isNaN(scale) || !diagonalize(full, scale)) {
      java.util.Arrays.fill(values, Double.NaN);
      java.util.Arrays.fill(vectors, Double.NaN);
      return;
    }
    sort();
    for (int i = 0; i < n; i++) if (Signs.turns(vectors, i * n, n)) negate(i);
  }

  private boolean diagonalize(double[] full, double scale) {
    Rows.scale(full, 0, 1 / scale, full.length);
    tridiagonalize(full);
    boolean done = true;
    for (int l = 0; l < n && done; l++) done = converge(l);
    Rows.scale(values, 0, scale, n);
    return done;
  }

  /** Returns the matrix with its lower half mirrored to the upper. */
  private double[] mirrored(double[] a) {
    double[] full = a.clone();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) full[i * n + j] = a[j * n + i];
    }
    return full;
  }

  /**
   * Makes the matrix tridiagonal, {@code H A H} for reflections H, from the first column on, and
   * multiplies them up in the rows of {@code vectors}.
   */
  private void tridiagonalize(double[] a) {
    double[] v = new double[n];
    double[] w = new double[n];
    double[][] reflections = new double[n][];
    for (int k = 0; k + 1 < n; k++) {
      double tau = reflection(a, k, v);
      values[k] = a[k * n + k];
      if (tau == 0) continue;
      update(a, k, tau, v, w);
      double[] kept = new double[n + 1];
      System.arraycopy(v, 0, kept, 0, n);
      kept[n] = tau;
      reflections[k] = kept;
    }
    if (n > 0) values[n - 1] = a[n * n - 1];
    for (int k = n - 2; k >= 0; k--) if (reflections[k] != null) turn(reflections[k], k, w);
  }

  /** Finds the reflection that leaves one element below the diagonal of column k. */
  private double reflection(double[] a, int k, double[] v) {
    double sum = 0;
    for (int i = k + 2; i < n; i++) sum += a[i * n + k] * a[i * n + k];
    double alpha = a[(k + 1) * n + k];
    beside[k] = alpha;
    if (sum == 0) return 0;
    double beta = -Math.copySign(Math.sqrt(alpha * alpha + sum), alpha);
    beside[k] = beta;
    v[k + 1] = 1;
    for (int i = k + 2; i < n; i++) v[i] = a[i * n + k] / (alpha - beta);
    return (beta - alpha) / beta;
  }

  /** Applies a reflection to what is left of the matrix, from both sides. */
  private void update(double[] a, int k, double tau, double[] v, double[] w) {
    int first = k + 1;
    int m = n - first;
    for (int i = first; i < n; i++) w[i] = tau * Rows.dot(a, i * n + first, v, first, m);
    double half = tau / 2 * Rows.dot(w, first, v, first, m);
    Rows.addMultiple(w, first, -half, v, first, m);
    for (int i = first; i < n; i++) {
      Rows.addMultiple(a, i * n + first, -v[i], w, first, m);
      Rows.addMultiple(a, i * n + first, -w[i], v, first, m);
    }
  }

  /** Multiplies the transposed product of the reflections so far, in the rows, by one more. */
  private void turn(double[] reflection, int k, double[] w) {
    int first = k + 1;
    int m = n - first;
    double tau = reflection[n];
    for (int i = first; i < n; i++) w[i] = Rows.dot(vectors, i * n + first, reflection, first, m);
    for (int i = first; i < n; i++) {
      Rows.addMultiple(vectors, i * n + first, -tau * w[i], reflection, first, m);
    }
  }

  /** Takes QL steps until eigenvalue {@code l} stands alone; tells whether that succeeds. */
  private boolean converge(int l) {
    for (int step = 0; step < MOST_STEPS; step++) {
      int m = l;
      while (m < n - 1 && !isNegligible(m)) m++;
      if (m == l) return true;
      step(l, m);
    }
    return false;
  }

  private boolean isNegligible(int m) {
    double around = Math.abs(values[m]) + Math.abs(values[m + 1]);
    return Math.abs(beside[m]) <= 0x1p-53 * around || Math.abs(beside[m]) < Double.MIN_NORMAL;
  }

  /** Takes one QL step on rows l to m, with Wilkinson's shift. */
  private void step(int l, int m) {
    double ratio = (values[l + 1] - values[l]) / (2 * beside[l]);
    double root = Math.copySign(Math.sqrt(ratio * ratio + 1), ratio);
    double g = values[m] - values[l] + beside[l] / (ratio + root);
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = s * beside[i];
      double b = c * beside[i];
      double r = Math.sqrt(f * f + g * g);
      beside[i + 1] = r;
      if (r == 0) {
        values[i + 1] -= p;
        beside[m] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = values[i + 1] - p;
      r = (values[i] - g) * s + 2 * c * b;
      p = s * r;
      values[i + 1] = g + p;
      g = c * r - b;
      Rows.rotate(vectors, i * n, (i + 1) * n, c, s, n);
    }
    values[l] -= p;
    beside[l] = g;
    beside[m] = 0;
  }

  private void sort() {
    int[] order = Signs.ascending(values);
    double[] sorted = new double[n];
    double[] rows = new double[n * n];
    for (int i = 0; i < n; i++) {
      sorted[i] = values[order[i]];
      System.arraycopy(vectors, order[i] * n, rows, i * n, n);
    }
    System.arraycopy(sorted, 0, values, 0, n);
    System.arraycopy(rows, 0, vectors, 0, n * n);
  }

  private void negate(int i) {
    Rows.scale(vectors, i * n, -1, n);
  }

  /** Returns the eigenvalues, ascending. */
  public double[] values() {
    return values;
  }

  /** Returns the eigenvectors as columns, row-major (n, n). */
  public double[] vectors() {
    return Rows.transpose(vectors, n, n);
  }
}
