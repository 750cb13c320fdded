package dev.gatun.tensor.internal.fusion;

import java.math.BigDecimal;

/** Measures errors in units of the last place. */
final class Ulps {
  private Ulps() {}

  /**
   * Returns how far {@code actual} is from {@code exact}, in the distance of doubles there, or at
   * {@code least} if that is larger.
   */
  static double between(double actual, BigDecimal exact, double least) {
    double rounded = exact.doubleValue();
    if (Double.isInfinite(rounded) || !Double.isFinite(actual)) {
      return actual == rounded ? 0 : Double.POSITIVE_INFINITY;
    }
    BigDecimal difference = new BigDecimal(actual).subtract(exact).abs();
    BigDecimal ulp = new BigDecimal(Math.ulp(Math.max(Math.abs(rounded), least)));
    return difference.divide(ulp, BigMath.PRECISION).doubleValue();
  }

  /**
   * Returns how far {@code actual} is from {@code exact}, in the distance of floats there, or at
   * {@code least} if that is larger.
   */
  static double between(float actual, double exact, double least) {
    float rounded = (float) exact;
    if (Float.isInfinite(rounded) || Float.isNaN(rounded) || !Float.isFinite(actual)) {
      return Float.compare(actual, rounded) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.abs(actual - exact) / Math.ulp(Math.max(Math.abs(rounded), (float) least));
  }
}
