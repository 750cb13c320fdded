package dev.gatun.tensor.internal.fusion;

/**
 * Sine, cosine and tangent.
 *
 * <p>The nearest multiple of pi (or of pi/2) is subtracted in three parts, each by an fma (Cody and
 * Waite, "Software Manual for the Elementary Functions", 1980, chapter 8). The first difference is
 * exact, and the parts together have three times the precision of the format, so the remainder is
 * good even where it nearly vanishes. This holds for {@code |x| < 2^20} in binary32 and {@code |x|
 * < 2^46} in binary64; beyond, where neighbouring arguments are 1/8 and 1/64 apart, the result is
 * NaN.
 */
final class TrigFunctions {
  /** (sin r - r) / r^3 as a polynomial in r^2, for |r| a little over pi/2. */
  private static final Polynomial SIN =
      Polynomial.f32(-0x1.55554cp-3, 0x1.110eb4p-7, -0x1.9f65d8p-13, 0x1.5d04fp-19)
          .f64(
              -0x1.5555555555555p-3,
              0x1.11111111110c6p-7,
              -0x1.a01a01a014aaap-13,
              0x1.71de3a5289aacp-19,
              -0x1.ae6454c8a794p-26,
              0x1.6123c9d4094c9p-33,
              -0x1.ae42a2de6aa52p-41,
              0x1.8819d12b8bp-49);

  private static final double ONE_OVER_PI = 0x1.45f306dc9c883p-2;

  private TrigFunctions() {}

  /** Returns the sine of {@code x} in radians. */
  static <V, I, M> V sin(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    V magic = magic(m);
    V shifted = m.fma(a, m.constant(ONE_OVER_PI), magic);
    V r = subtractMultipleOfPi(m, a, m.sub(shifted, magic));
    I sign = m.bitXor(lowestBitAsSign(m, shifted), Signs.of(m, x));
    return inDomain(m, a, Signs.flip(m, sinOfRemainder(m, r), sign));
  }

  /** Returns the cosine of {@code x} in radians. */
  static <V, I, M> V cos(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    V magic = magic(m);
    V shifted = m.add(m.fma(a, m.constant(ONE_OVER_PI), m.constant(-0.5)), magic);
    V n = m.add(m.sub(shifted, magic), m.constant(0.5));
    V r = m.neg(subtractMultipleOfPi(m, a, n));
    I sign = lowestBitAsSign(m, shifted);
    return inDomain(m, a, Signs.flip(m, sinOfRemainder(m, r), sign));
  }

  /** Returns {@code a - n pi}; n may be half an integer. */
  private static <V, I, M> V subtractMultipleOfPi(Machine<V, I, M> m, V a, V n) {
    V first = m.fma(n, m.constant(-0x1.921fb6p1, -0x1.921fb54442d18p1), a);
    V second = m.fma(n, m.constant(0x1.777a5cp-24, -0x1.1a62633145c07p-53), first);
    return m.fma(n, m.constant(0x1.ee59dap-49, 0x1.f1976b7ed8fbcp-109), second);
  }

  private static <V, I, M> V sinOfRemainder(Machine<V, I, M> m, V r) {
    V square = m.mul(r, r);
    return m.fma(m.mul(square, r), SIN.at(m, square), r);
  }

  private static <V, I, M> V inDomain(Machine<V, I, M> m, V a, V result) {
    M known = m.lt(a, m.constant(0x1p20, 0x1p46));
    return m.select(known, result, m.constant(Double.NaN));
  }

  private static <V, I, M> I lowestBitAsSign(Machine<V, I, M> m, V a) {
    return m.shiftLeft(m.bits(a), m.f64() ? 63 : 31);
  }

  private static <V, I, M> V magic(Machine<V, I, M> m) {
    return m.constant(0x1.8p23, 0x1.8p52);
  }
}
