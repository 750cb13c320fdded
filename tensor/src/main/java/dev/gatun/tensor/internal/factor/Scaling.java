package dev.gatun.tensor.internal.factor;

/**
 * Scales matrices by powers of two, which is exact, so that squares neither overflow nor vanish.
 */
final class Scaling {
  private Scaling() {}

  /**
   * Returns the power of two next below the largest absolute value of a matrix; 1 for zeros and NaN
   * for what is not finite.
   */
  static double powerOfTwo(double largest) {
    if (!Double.isFinite(largest)) return Double.NaN;
    if (largest == 0) return 1;
    int exponent = Math.max(Math.getExponent(largest), -1000);
    return Math.scalb(1.0, Math.min(exponent, 1000));
  }
}
