package dev.gatun.tensor.internal.factor;

/** The loops over stretches of an array that factorizations spend their time in. */
final class Rows {
  private Rows() {}

  /** Adds {@code factor} times the n elements from {@code from} on to those from {@code to} on. */
  static void addMultiple(double[] a, int to, double factor, int from, int n) {
    addMultiple(a, to, factor, a, from, n);
  }

  /** Adds {@code factor} times n elements of b to as many of a. */
  static void addMultiple(double[] a, int to, double factor, double[] b, int from, int n) {
    for (int i = 0; i < n; i++) a[to + i] += factor * b[from + i];
  }

  /** Multiplies n elements by {@code factor}. */
  static void scale(double[] a, int from, double factor, int n) {
    for (int i = 0; i < n; i++) a[from + i] *= factor;
  }

  /** Returns the sum of the products of n elements: four sums of every fourth, then their sum. */
  static double dot(double[] a, int x, double[] b, int y, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      s0 += a[x + i] * b[y + i];
      s1 += a[x + i + 1] * b[y + i + 1];
      s2 += a[x + i + 2] * b[y + i + 2];
      s3 += a[x + i + 3] * b[y + i + 3];
    }
    for (; i < n; i++) s0 += a[x + i] * b[y + i];
    return (s0 + s1) + (s2 + s3);
  }

  /** Turns two stretches of n elements: {@code (x, y) = (c x - s y, s x + c y)}. */
  static void rotate(double[] a, int x, int y, double c, double s, int n) {
    for (int i = 0; i < n; i++) {
      double p = a[x + i];
      double q = a[y + i];
      a[x + i] = c * p - s * q;
      a[y + i] = s * p + c * q;
    }
  }

  /** Returns the largest absolute value; NaN if an element is. */
  static double largest(double[] a) {
    double most = 0;
    for (double v : a) most = Math.max(most, Math.abs(v));
    return most;
  }

  /** Returns the row-major (rows, columns) matrix with rows and columns exchanged. */
  static double[] transpose(double[] a, int rows, int columns) {
    double[] t = new double[a.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) t[j * rows + i] = a[i * columns + j];
    }
    return t;
  }

  /** Returns the identity of n rows. */
  static double[] identity(int n) {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) a[i * n + i] = 1;
    return a;
  }

  /** Returns the product of two row-major matrices of n rows. */
  static double[] product(double[] a, double[] b, int n) {
    double[] c = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) addMultiple(c, i * n, a[i * n + k], b, k * n, n);
    }
    return c;
  }
}
