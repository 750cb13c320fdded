package dev.gatun.tensor.internal.fusion;

/**
 * Sine, cosine and tangent.
 *
 * <p>The nearest multiple of pi (or of pi/2) is subtracted in three parts, each by an fma (Cody and
 * Waite, "Software Manual for the Elementary Functions", 1980, chapter 8). The first difference is
 * exact, and the parts together have three times the precision of the format, so the remainder is
 * good even where it nearly vanishes. This holds for {@code |x| < 2^20} in binary32 and {@code |x|
 * < 2^46} in binary64; beyond, where neighbouring arguments are 1/8 and 1/64 apart, each result is
 * computed by itself.
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

  /** (tan r - r) / r^3 as a polynomial in r^2, for |r| a little over pi/4. */
  private static final Polynomial TAN =
      Polynomial.f32(
              0x1.555566p-2,
              0x1.110b16p-3,
              0x1.bb5feap-5,
              0x1.56f2dp-6,
              0x1.81dd66p-7,
              -0x1.250acep-10,
              0x1.45dc24p-8)
          .f64(
              0x1.555555555549fp-2,
              0x1.111111111da03p-3,
              0x1.ba1ba1b06e886p-5,
              0x1.664f4a63e4cf7p-6,
              0x1.226dfe1df6d67p-7,
              0x1.d6dc0030a4bd8p-9,
              0x1.7d39fd08f5e6fp-10,
              0x1.390e4d82b4c0fp-11,
              0x1.c5f4d5ddbbd58p-13,
              0x1.377325cf22787p-13,
              -0x1.68c7a542a6f69p-15,
              0x1.b641ebdb8e5edp-14,
              -0x1.bb7d84acb0321p-15,
              0x1.7dc790998daa1p-16);

  private static final double ONE_OVER_PI = 0x1.45f306dc9c883p-2;

  private TrigFunctions() {}

  /** Returns the sine of {@code x} in radians. */
  static <V, I, M> V sin(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    V magic = magic(m);
    V shifted = m.fma(a, m.constant(ONE_OVER_PI), magic);
    V r = subtractMultipleOfPi(m, a, m.sub(shifted, magic));
    I sign = m.bitXor(lowestBitAsSign(m, shifted), Signs.of(m, x));
    return orExact(m, Rare.SIN, x, Signs.flip(m, sinOfRemainder(m, r), sign));
  }

  /** Returns the cosine of {@code x} in radians. */
  static <V, I, M> V cos(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    V magic = magic(m);
    V shifted = m.add(m.fma(a, m.constant(ONE_OVER_PI), m.constant(-0.5)), magic);
    V n = m.add(m.sub(shifted, magic), m.constant(0.5));
    V r = m.neg(subtractMultipleOfPi(m, a, n));
    I sign = lowestBitAsSign(m, shifted);
    return orExact(m, Rare.COS, x, Signs.flip(m, sinOfRemainder(m, r), sign));
  }

  /**
   * Returns the tangent of {@code x} in radians: that of what remains of an even number of right
   * angles, and minus the inverse of that for an odd number. The tangent is steep enough to need
   * what rounding takes from the remainder, except where that is small.
   */
  static <V, I, M> V tan(Machine<V, I, M> m, V x) {
    V one = m.constant(1);
    V a = m.abs(x);
    V magic = m.constant(0x1.8p22, 0x1.8p51);
    V shifted = m.fma(a, m.constant(ONE_OVER_PI), magic);
    V n = m.sub(shifted, magic);
    V first = m.fma(n, firstPart(m), a);
    V r = m.fma(n, secondPart(m), first);
    V lost = m.fma(n, secondPart(m), m.sub(first, r));
    M matters = m.gt(m.abs(r), m.constant(0x1p-4));
    V low = m.fma(n, thirdPart(m), m.select(matters, lost, m.constant(0)));
    V tan = tanOfRemainder(m, r, low);
    I oddBit = lowestBitAsSign(m, shifted);
    M odd = m.lt(m.value(m.bitOr(oddBit, m.bits(one))), m.constant(0));
    V quotient = m.div(m.select(odd, one, tan), m.select(odd, tan, one));
    V usual = Signs.flip(m, quotient, m.bitXor(oddBit, Signs.of(m, x)));
    return orExact(m, Rare.TAN, x, usual);
  }

  /** Returns {@code tan(r + low)}, which is {@code tan r + low (1 + tan^2 r)}. */
  private static <V, I, M> V tanOfRemainder(Machine<V, I, M> m, V r, V low) {
    V square = m.mul(r, r);
    V change = m.fma(low, square, low);
    return m.add(r, m.fma(m.mul(square, r), TAN.at(m, square), change));
  }

  /** Returns {@code a - n pi}; n may be half an integer. */
  private static <V, I, M> V subtractMultipleOfPi(Machine<V, I, M> m, V a, V n) {
    V first = m.fma(n, firstPart(m), a);
    return m.fma(n, thirdPart(m), m.fma(n, secondPart(m), first));
  }

  private static <V, I, M> V firstPart(Machine<V, I, M> m) {
    return m.constant(-0x1.921fb6p1, -0x1.921fb54442d18p1);
  }

  private static <V, I, M> V secondPart(Machine<V, I, M> m) {
    return m.constant(0x1.777a5cp-24, -0x1.1a62633145c07p-53);
  }

  private static <V, I, M> V thirdPart(Machine<V, I, M> m) {
    return m.constant(0x1.ee59dap-49, 0x1.f1976b7ed8fbcp-109);
  }

  private static <V, I, M> V sinOfRemainder(Machine<V, I, M> m, V r) {
    V square = m.mul(r, r);
    return m.fma(m.mul(square, r), SIN.at(m, square), r);
  }

  private static <V, I, M> V orExact(Machine<V, I, M> m, Rare exact, V x, V usual) {
    M large = m.ge(m.abs(x), m.constant(0x1p20, 0x1p46));
    return m.rare(exact, large, x, x, usual);
  }

  private static <V, I, M> I lowestBitAsSign(Machine<V, I, M> m, V a) {
    return m.shiftLeft(m.bits(a), m.f64() ? 63 : 31);
  }

  private static <V, I, M> V magic(Machine<V, I, M> m) {
    return m.constant(0x1.8p23, 0x1.8p52);
  }
}
