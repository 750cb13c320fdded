package dev.gatun.tensor.internal.factor;

import java.util.Arrays;

/**
 * The exponential of a square matrix by scaling, a Pade approximation of degree 13, and squaring
 * (Higham 2005, <i>SIAM J. Matrix Anal. Appl.</i> 26).
 */
public final class MatrixExponential {
  /** Up to this norm the approximation is as good as rounding. */
  private static final double LARGEST_NORM = 5.371920351148152;

  /** The coefficients of the numerator; those of the denominator have alternating signs. */
  private static final double[] PADE = {
    64764752532480000.0,
    32382376266240000.0,
    7771770303897600.0,
    1187353796428800.0,
    129060195264000.0,
    10559470521600.0,
    670442572800.0,
    33522128640.0,
    1323241920.0,
    40840800.0,
    960960.0,
    16380.0,
    182.0,
    1.0
  };

  private MatrixExponential() {}

  /** Returns the exponential of the row-major matrix {@code a} of n rows, which is overwritten. */
  public static double[] of(double[] a, int n) {
    double norm = norm(a, n);
    if (!Double.isFinite(norm)) {
      Arrays.fill(a, Double.NaN);
      return a;
    }
    int halvings = 0;
    for (; norm > LARGEST_NORM; norm /= 2) halvings++;
    Rows.scale(a, 0, Math.scalb(1.0, -halvings), a.length);
    double[] power = approximation(a, n);
    for (int i = 0; i < halvings; i++) power = Rows.product(power, power, n);
    return power;
  }

  /** Returns the largest sum of the absolute values of a column. */
  private static double norm(double[] a, int n) {
    double most = 0;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) sum += Math.abs(a[i * n + j]);
      most = Math.max(most, sum);
    }
    return most;
  }

  private static double[] approximation(double[] a, int n) {
    double[] a2 = Rows.product(a, a, n);
    double[] a4 = Rows.product(a2, a2, n);
    double[] a6 = Rows.product(a2, a4, n);
    double[] odd = Rows.product(a, half(1, a2, a4, a6, n), n);
    double[] even = half(0, a2, a4, a6, n);
    double[] sum = even.clone();
    Rows.addMultiple(sum, 0, 1, odd, 0, sum.length);
    Rows.addMultiple(even, 0, -1, odd, 0, even.length);
    double[] quotient = new double[n * n];
    new Lu(even, n).solve(sum, 0, quotient, 0, n);
    return quotient;
  }

  /** Returns the terms of the numerator with the even powers, or the odd ones divided by A. */
  private static double[] half(int first, double[] a2, double[] a4, double[] a6, int n) {
    double[] high =
        combination(n, 0, PADE[8 + first], PADE[10 + first], PADE[12 + first], a2, a4, a6);
    double[] sum = Rows.product(a6, high, n);
    double[] low =
        combination(n, PADE[first], PADE[2 + first], PADE[4 + first], PADE[6 + first], a2, a4, a6);
    Rows.addMultiple(sum, 0, 1, low, 0, sum.length);
    return sum;
  }

  private static double[] combination(
      int n, double c0, double c2, double c4, double c6, double[] a2, double[] a4, double[] a6) {
    double[] sum = new double[n * n];
    for (int i = 0; i < n; i++) sum[i * n + i] = c0;
    Rows.addMultiple(sum, 0, c2, a2, 0, sum.length);
    Rows.addMultiple(sum, 0, c4, a4, 0, sum.length);
    Rows.addMultiple(sum, 0, c6, a6, 0, sum.length);
    return sum;
  }
}
