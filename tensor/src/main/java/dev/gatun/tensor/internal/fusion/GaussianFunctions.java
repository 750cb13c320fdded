package dev.gatun.tensor.internal.fusion;

/** What is made of the area {@code Q(a)} under the standard normal curve right of {@code a}. */
final class GaussianFunctions {
  private static final double SQRT_HALF = Math.sqrt(0.5);

  /**
   * (1 + log2 Q(a)) / a for a up to 6.5, for binary32. The measure is the absolute error of {@code
   * a Q(a)}, but not more than one thousandth of the exponent.
   */
  private static final Polynomial LOG2_OF_TAIL =
      Polynomial.f32(
          -0x1.26aec8p0,
          -0x1.d63da2p-2,
          -0x1.ad9882p-5,
          0x1.c6aa9ap-8,
          0x1.0b4f4ap-16,
          -0x1.31ea64p-12,
          0x1.54bd14p-14,
          -0x1.92224ap-17,
          0x1.03e2e4p-20,
          -0x1.1f7198p-25);

  /** 2^r for |r| up to 1/2, for binary32. */
  private static final Polynomial EXP2 =
      Polynomial.f32(
          0x1p0,
          0x1.62e43p-1,
          0x1.ebfbdcp-3,
          0x1.c6af7ap-5,
          0x1.3b2dd2p-7,
          0x1.5f0946p-10,
          0x1.417a5cp-13);

  private GaussianFunctions() {}

  /**
   * Returns {@code x (1 - Q(x))}, as {@code max(x, 0) - a Q(a)} with {@code a = |x|}: then neither
   * side of 0 suffers from cancellation. Where {@code a Q(a)} is below 3 10^-10 (binary32) or 2
   * 10^-16 (binary64), 0 is subtracted.
   */
  static <V, I, M> V gelu(Machine<V, I, M> m, V x) {
    V zero = m.constant(0);
    V positive = m.select(m.lt(x, zero), zero, x);
    V a = m.abs(x);
    return m.f64() ? wide(m, a, positive) : narrow(m, a, positive);
  }

  /**
   * Q is 2 to the power of a polynomial. Beyond 6.5 that is taken at a place where the power's
   * exponent is the least there is, which stands for zero. The bias of the exponents is that of the
   * format less 1, for Q(0), and sets the sign as well.
   */
  private static <V, I, M> V narrow(Machine<V, I, M> m, V a, V positive) {
    V limited = m.select(m.gt(a, m.constant(6.5)), m.constant(NO_TAIL), a);
    V log = m.mul(LOG2_OF_TAIL.at(m, limited), limited);
    V magic = m.constant(0x1.8p23 + 256 + 126);
    V shifted = m.add(log, magic);
    V r = m.sub(log, m.sub(shifted, magic));
    V minusPower = m.value(m.shiftLeft(m.bits(shifted), m.fractionBits()));
    return m.fma(limited, m.mul(EXP2.at(m, r), minusPower), positive);
  }

  /** Where LOG2_OF_TAIL times its argument is about -126. */
  private static final double NO_TAIL = 0x1.624p3;

  /** Q is half of 1 - erf. */
  private static <V, I, M> V wide(Machine<V, I, M> m, V a, V positive) {
    V most = m.constant(8.38);
    M vanishes = m.gt(a, most);
    V limited = m.select(vanishes, most, a);
    V rest = ErrorFunctions.rest(m, m.mul(limited, m.constant(SQRT_HALF)));
    V minusTail = m.select(vanishes, m.constant(0), m.mul(rest, m.constant(-0.5)));
    return m.fma(limited, minusTail, positive);
  }
}
