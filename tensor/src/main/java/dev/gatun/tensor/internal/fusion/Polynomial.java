package dev.gatun.tensor.internal.fusion;

/**
 * A polynomial with coefficients for each element format: binary32 needs fewer than binary64.
 *
 * <p>Unless said otherwise the coefficients are minimax: found with the exchange algorithm of Remez
 * at 60 digits, in the measure that the final result is judged by, and rounded from the lowest
 * power up, each time fitting those above again (J.-M. Muller, "Elementary Functions", 3rd ed.
 * 2016, chapters 3 and 4).
 */
final class Polynomial {
  private final double[] f32;
  private final double[] f64;

  private Polynomial(double[] f32, double[] f64) {
    this.f32 = f32;
    this.f64 = f64;
  }

  /** Starts a polynomial with its binary32 coefficients, the lowest power first. */
  static Polynomial f32(double... coefficients) {
    return new Polynomial(coefficients, coefficients);
  }

  /** Returns this polynomial with coefficients for binary64, the lowest power first. */
  Polynomial f64(double... coefficients) {
    return new Polynomial(f32, coefficients);
  }

  /** Returns the polynomial's value at {@code x} by Horner's rule, one fma a power. */
  <V, I, M> V at(Machine<V, I, M> m, V x) {
    double[] c = m.f64() ? f64 : f32;
    V sum = m.constant(c[c.length - 1]);
    for (int i = c.length - 2; i >= 0; i--) sum = m.fma(sum, x, m.constant(c[i]));
    return sum;
  }
}
