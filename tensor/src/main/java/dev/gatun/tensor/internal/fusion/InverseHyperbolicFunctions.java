package dev.gatun.tensor.internal.fusion;

/** The inverse hyperbolic functions, which are logarithms. */
final class InverseHyperbolicFunctions {
  private InverseHyperbolicFunctions() {}

  /**
   * Returns {@code asinh x = log(x + sqrt(x^2 + 1))}, the root written as {@code 1 + x (x / (1 +
   * sqrt(x^2 + 1)))}.
   */
  static <V, I, M> V asinh(Machine<V, I, M> m, V x) {
    V one = m.constant(1);
    V a = m.abs(x);
    V slope = m.div(a, m.add(one, m.sqrt(m.fma(a, a, one))));
    return Signs.copy(m, logOfSum(m, a, one, a, slope), x);
  }

  /** Returns {@code acosh x = log(x + sqrt(x^2 - 1))}; NaN below 1. */
  static <V, I, M> V acosh(Machine<V, I, M> m, V x) {
    V one = m.constant(1);
    V root = m.sqrt(m.fma(x, x, m.constant(-1)));
    V log = logOfSum(m, x, m.constant(0), root, one);
    return m.select(m.lt(x, one), m.constant(Double.NaN), log);
  }

  /**
   * Returns the logarithm of {@code x + shift + a b}, which must not be below 1; for an x so large
   * that this is the same, the logarithm of {@code 2 x}.
   */
  private static <V, I, M> V logOfSum(Machine<V, I, M> m, V x, V shift, V a, V b) {
    V one = m.constant(1);
    I bitsOfOne = m.bits(one);
    M large = m.gt(x, m.constant(0x1p30));
    V sum = m.select(large, x, m.fma(a, b, m.add(x, shift)));
    I k = LogFunctions.exponent(m, sum);
    I shifted = m.shiftLeft(k, m.fractionBits());
    V less = m.fma(a, b, m.add(x, m.sub(shift, m.value(m.plus(bitsOfOne, shifted)))));
    V small = m.mul(less, m.value(m.minus(bitsOfOne, shifted)));
    V ofLarge = m.sub(m.value(m.minus(m.bits(sum), shifted)), one);
    V magic = m.constant(0x1.8p23, 0x1.8p52);
    V offset = m.select(large, m.constant(0x1.8p23 - 1, 0x1.8p52 - 1), magic);
    V kAsFloat = LogFunctions.toFloat(m, k, offset);
    V f = m.select(large, ofLarge, small);
    V log = LogFunctions.logOfOnePlusTimesPower(m, f, kAsFloat);
    return m.select(m.lt(x, m.constant(Double.POSITIVE_INFINITY)), log, x);
  }

  /**
   * Returns {@code atanh x = log((1 + x) / (1 - x)) / 2}; infinite at 1 and -1, NaN beyond.
   *
   * <p>The quotient is only used for its exponent k. With {@code p = 2^k}, {@code s = (1 + a - p (1
   * - a)) / (1 + a + p (1 - a))}. The numerator is {@code a (p + 1) + (1 - p)}, with what rounding
   * takes from the two coefficients when p is large.
   */
  static <V, I, M> V atanh(Machine<V, I, M> m, V x) {
    V one = m.constant(1);
    V a = m.abs(x);
    V above = m.add(one, a);
    I k = LogFunctions.exponent(m, m.div(above, m.sub(one, a)));
    V p = m.value(m.plus(m.bits(one), m.shiftLeft(k, m.fractionBits())));
    V factor = m.add(p, one);
    V start = m.sub(one, p);
    V factorLost = m.sub(one, m.sub(factor, p));
    V startLost = m.sub(one, m.add(start, p));
    V numerator = m.add(m.fma(a, factor, start), m.fma(a, factorLost, startLost));
    V denominator = m.add(m.fma(m.neg(p), a, p), above);
    V s = m.div(numerator, denominator);
    V kAsFloat = LogFunctions.toFloat(m, k, m.constant(0x1.8p23, 0x1.8p52));
    V half = m.mul(LogFunctions.logOfRatio(m, s, kAsFloat), m.constant(0.5));
    V atOne = m.select(m.eq(a, one), m.constant(Double.POSITIVE_INFINITY), half);
    return Signs.copy(m, m.select(m.gt(a, one), m.constant(Double.NaN), atOne), x);
  }
}
