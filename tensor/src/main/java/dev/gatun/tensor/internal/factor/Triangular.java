package dev.gatun.tensor.internal.factor;

/** Solves systems with a triangular matrix by substitution. */
public final class Triangular {
  private Triangular() {}

  /**
   * Overwrites B with the solution X of {@code A X = B}.
   *
   * @param a holds the row-major triangular matrix from {@code at} on; the other half is not read
   * @param unit whether the diagonal counts as ones and is not read
   * @param x holds B, row-major (n, columns), from {@code to} on
   */
  public static void solve(
      double[] a, int at, int n, boolean upper, boolean unit, double[] x, int to, int columns) {
    for (int step = 0; step < n; step++) {
      int i = upper ? n - 1 - step : step;
      int first = upper ? i + 1 : 0;
      int end = upper ? n : i;
      for (int k = first; k < end; k++) {
        double factor = a[at + i * n + k];
        if (factor != 0) {
          Rows.addMultiple(x, to + i * columns, -factor, to + k * columns, columns);
        }
      }
      if (!unit) divide(x, to + i * columns, a[at + i * n + i], columns);
    }
  }

  private static void divide(double[] x, int from, double by, int n) {
    for (int i = 0; i < n; i++) x[from + i] /= by;
  }

  /** Returns the first zero on the diagonal of a matrix, from 0, or -1 if there is none. */
  public static int zeroPivot(double[] a, int at, int n) {
    for (int i = 0; i < n; i++) if (a[at + i * n + i] == 0) return i;
    return -1;
  }
}
