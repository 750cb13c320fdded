package dev.gatun.tensor;

import java.util.function.DoubleUnaryOperator;

/** Window functions and frequencies, computed in doubles and rounded to f32 once. */
final class SignalWindows {
  private SignalWindows() {}

  /**
   * Returns {@code f} at {@code i / p}, i from 0 to below n, where p is n if periodic, else n - 1.
   */
  private static Tensor window(int n, boolean periodic, DoubleUnaryOperator f) {
    if (n < 0) throw new IllegalArgumentException("window: n is " + n + ", expected 0 or more");
    if (n == 1) return Tensor.ones(1);
    double period = periodic ? n : n - 1;
    double[] values = new double[n];
    for (int i = 0; i < n; i++) values[i] = f.applyAsDouble(i / period);
    return Tensor.of(values).to(DType.F32);
  }

  static Tensor hamming(int n, boolean periodic, double alpha, double beta) {
    return window(n, periodic, u -> alpha - beta * cos(u));
  }

  static Tensor blackman(int n, boolean periodic) {
    return window(n, periodic, u -> 0.42 - 0.5 * cos(u) + 0.08 * cos(2 * u));
  }

  static Tensor bartlett(int n, boolean periodic) {
    return window(n, periodic, u -> 1 - Math.abs(2 * u - 1));
  }

  static Tensor kaiser(int n, boolean periodic, double beta) {
    double whole = besselI0(beta);
    return window(
        n, periodic, u -> besselI0(beta * Math.sqrt(Math.max(0, 4 * u * (1 - u)))) / whole);
  }

  /** Returns the cosine of {@code turns} times 360 degrees. */
  private static double cos(double turns) {
    return StrictMath.cos(2 * Math.PI * turns);
  }

  /** The power series, whose terms are all positive. */
  private static double besselI0(double x) {
    double square = x * x / 4;
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-17; k++) {
      term *= square / ((double) k * k);
      sum += term;
    }
    return sum;
  }

  /**
   * Returns the first {@code count} frequencies of n points, {@code d} apart; those beyond number
   * {@code largest} are negative.
   */
  static Tensor frequencies(int n, double d, int count, int largest) {
    if (n < 1) throw new IllegalArgumentException("fftfreq: n is " + n + ", expected 1 or more");
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = (i > largest ? i - n : i) / (n * d);
    }
    return Tensor.of(values).to(DType.F32);
  }
}
