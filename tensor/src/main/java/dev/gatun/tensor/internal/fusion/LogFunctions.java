package dev.gatun.tensor.internal.fusion;

/**
 * The logarithms.
 *
 * <p>All of them write the argument as {@code x = 2^k (1 + f)} with {@code 1 + f} between the
 * square roots of 1/2 and 2. With {@code s = f / (2 + f)}, {@code log(1 + f) = log((1 + s) / (1 -
 * s)) = 2s + 2s^3/3 + ...}, a series in {@code s^2 < 0.03}. The first term is rewritten as {@code
 * 2s = f - s f} and {@code s f = f^2/2 - s f^2/2}, since f is exact and s is not (the argument
 * reduction of fdlibm, Sun Microsystems, 1993, e_log.c).
 */
final class LogFunctions {
  /** (log((1 + s) / (1 - s)) - 2s) / s^3 as a polynomial in s^2. */
  private static final Polynomial LOG =
      Polynomial.f32(0x1.55557ap-1, 0x1.995eccp-2, 0x1.31e23ep-2)
          .f64(
              0x1.555555555557dp-1,
              0x1.999999998526fp-2,
              0x1.2492493e217afp-2,
              0x1.c71c54ae4ff81p-3,
              0x1.7465c4ace16b2p-3,
              0x1.39accc3e75c1ep-3,
              0x1.2e9fb325215d2p-3);

  private static final double LN_2 = 0x1.62e42fefa39efp-1;
  private static final double LN_2_HIGH_F32 = 0x1.62e4p-1;
  private static final double LN_2_HIGH_F64 = 0x1.62e42fefa4p-1;

  private LogFunctions() {}

  /** A number as {@code 2^k (1 + f)}. */
  record Split<V>(V k, V f) {}

  /**
   * Returns the natural logarithm: -infinity at 0, NaN for negative numbers, exact 0 at 1;
   * subnormals included.
   */
  static <V, I, M> V log(Machine<V, I, M> m, V x) {
    Split<V> split = split(m, x);
    return withSpecialCases(m, x, logOfOnePlusTimesPower(m, split.f(), split.k()));
  }

  /** Returns the logarithm to the base 2, exact for powers of two. */
  static <V, I, M> V log2(Machine<V, I, M> m, V x) {
    Split<V> split = split(m, x);
    V log = logOfOnePlus(m, split.f(), m.constant(0));
    V low = m.mul(log, m.constant(0x1.4ae0cp-26, 0x1.777d0ffda0d24p-56));
    V fraction = m.fma(log, m.constant(0x1.715476p0, 0x1.71547652b82fep0), low);
    return withSpecialCases(m, x, m.add(split.k(), fraction));
  }

  /** Returns the logarithm to the base 10. */
  static <V, I, M> V log10(Machine<V, I, M> m, V x) {
    Split<V> split = split(m, x);
    V log = logOfOnePlus(m, split.f(), m.constant(0));
    V low = m.mul(split.k(), m.constant(0x1.3509f8p-18, -0x1.80433b83b532ap-44));
    V fraction = m.fma(log, m.constant(0x1.bcb7b1526e50ep-2), low);
    V ordinary = m.fma(split.k(), m.constant(0x1.344p-2, 0x1.34413509f8p-2), fraction);
    return withSpecialCases(m, x, ordinary);
  }

  /** Returns {@code log(1 + x)} without cancellation near 0: -infinity at -1, NaN below. */
  static <V, I, M> V log1p(Machine<V, I, M> m, V x) {
    V one = m.constant(1);
    V sum = m.add(one, x);
    V added = m.sub(sum, one);
    V lost = m.add(m.sub(one, m.sub(sum, added)), m.sub(x, added));
    I k = exponent(m, sum);
    I shifted = m.shiftLeft(k, m.fractionBits());
    V fraction = m.value(m.minus(m.bits(sum), shifted));
    V power = m.value(m.minus(m.bits(one), shifted));
    V scaledLost = m.select(m.lt(sum, m.constant(0x1p60)), m.mul(lost, power), m.constant(0));
    V f = m.add(m.sub(fraction, one), scaledLost);
    V log = logOfOnePlusTimesPower(m, f, toFloat(m, k, m.constant(0x1.8p23, 0x1.8p52)));
    return Signs.copy(m, withSpecialCases(m, sum, log), x);
  }

  /** Returns {@code log(1 + z)} for {@code z} from 0 to 1. */
  static <V, I, M> V log1pOfFraction(Machine<V, I, M> m, V z) {
    V zero = m.constant(0);
    M large = m.gt(z, m.constant(0x1.a8279ap-2));
    V f = m.select(large, m.fma(z, m.constant(0.5), m.constant(-0.5)), z);
    V log = logOfOnePlus(m, f, zero);
    return m.add(log, m.select(large, m.constant(LN_2), zero));
  }

  /** Returns {@code log(1 + f) + k ln 2} for {@code 1 + f} between the roots of 1/2 and 2. */
  static <V, I, M> V logOfOnePlusTimesPower(Machine<V, I, M> m, V f, V k) {
    V rest = logOfOnePlusTimesLowPower(m, f, k);
    return m.fma(k, m.constant(LN_2_HIGH_F32, LN_2_HIGH_F64), rest);
  }

  /** Returns {@link #logOfOnePlusTimesPower} less {@link #highPower}. */
  static <V, I, M> V logOfOnePlusTimesLowPower(Machine<V, I, M> m, V f, V k) {
    return logOfOnePlus(m, f, lowPower(m, k));
  }

  /** Returns the part of {@code k ln 2} that is exact, since it has few digits. */
  static <V, I, M> V highPower(Machine<V, I, M> m, V k) {
    return m.mul(k, m.constant(LN_2_HIGH_F32, LN_2_HIGH_F64));
  }

  /** Returns {@code k ln 2} less {@link #highPower}. */
  static <V, I, M> V lowPower(Machine<V, I, M> m, V k) {
    return m.mul(k, m.constant(0x1.7f7d1cp-20, -0x1.8432a1b0e2634p-43));
  }

  /** Returns {@code log(1 + f) + small} for f from the root of 1/2 to that of 2, less 1. */
  private static <V, I, M> V logOfOnePlus(Machine<V, I, M> m, V f, V small) {
    V s = m.div(f, m.add(f, m.constant(2)));
    V square = m.mul(s, s);
    V rest = m.mul(square, LOG.at(m, square));
    V halfSquare = m.mul(m.mul(f, m.constant(0.5)), f);
    V correction = m.fma(s, m.add(halfSquare, rest), small);
    return m.sub(f, m.sub(halfSquare, correction));
  }

  /** Returns {@code log((1 + s) / (1 - s)) + k ln 2} for s from -0.172 to 0.172. */
  static <V, I, M> V logOfRatio(Machine<V, I, M> m, V s, V k) {
    V square = m.mul(s, s);
    V rest = m.fma(m.mul(s, square), LOG.at(m, square), lowPower(m, k));
    V fraction = m.fma(s, m.constant(2), rest);
    return m.fma(k, m.constant(LN_2_HIGH_F32, LN_2_HIGH_F64), fraction);
  }

  /** Splits a positive finite number, subnormal or not, into {@code 2^k (1 + f)}. */
  static <V, I, M> Split<V> split(Machine<V, I, M> m, V x) {
    M subnormal = m.lt(x, m.constant(Float.MIN_NORMAL, Double.MIN_NORMAL));
    V normal = m.select(subnormal, m.mul(x, m.constant(0x1p24, 0x1p54)), x);
    V magic = m.constant(0x1.8p23, 0x1.8p52);
    V offset = m.select(subnormal, m.constant(0x1.8p23 + 24, 0x1.8p52 + 54), magic);
    I k = exponent(m, normal);
    V fraction = m.value(m.minus(m.bits(normal), m.shiftLeft(k, m.fractionBits())));
    return new Split<>(toFloat(m, k, offset), m.sub(fraction, m.constant(1)));
  }

  /** Returns the k for which {@code x / 2^k} is between the square roots of 1/2 and 2. */
  static <V, I, M> I exponent(Machine<V, I, M> m, V x) {
    I root = m.integer(0x3f3504f3L, 0x3fe6a09e667f3bcdL);
    return m.shiftRight(m.minus(m.bits(x), root), m.fractionBits());
  }

  /** Returns {@code k} as a float, less what {@code offset} exceeds 1.5 2^fractionBits by. */
  static <V, I, M> V toFloat(Machine<V, I, M> m, I k, V offset) {
    return m.sub(m.value(m.plus(k, m.integer(0x4b400000L, 0x4338000000000000L))), offset);
  }

  private static <V, I, M> V withSpecialCases(Machine<V, I, M> m, V x, V log) {
    V zero = m.constant(0);
    V infinity = m.constant(Double.POSITIVE_INFINITY);
    V finite = m.select(m.lt(x, infinity), log, x);
    V positive = m.select(m.lt(x, zero), m.constant(Double.NaN), finite);
    return m.select(m.eq(x, zero), m.constant(Double.NEGATIVE_INFINITY), positive);
  }
}
