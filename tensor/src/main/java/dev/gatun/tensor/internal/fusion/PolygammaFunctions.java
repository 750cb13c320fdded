package dev.gatun.tensor.internal.fusion;

/**
 * The first two derivatives of the logarithm of the gamma function (Abramowitz and Stegun,
 * "Handbook of Mathematical Functions", 1964, sections 6.3 and 6.4).
 *
 * <p>An argument below 4 is shifted up by 4 for the asymptotic series. Near the zeros of digamma it
 * is the absolute error that is small.
 */
final class PolygammaFunctions {
  /** x^2 (log x - 1 / (2x) - digamma(x)) in powers of 1/x^2, for x from 4. */
  private static final Polynomial DIGAMMA =
      Polynomial.f32(0x1.55552ep-4, -0x1.1094cap-7, 0x1.cf6b8p-9)
          .f64(
              0x1.555555555550ep-4,
              -0x1.111111109fa5fp-7,
              0x1.041040097d3b5p-8,
              -0x1.111087169e21ep-8,
              0x1.f04fed3b4d94ap-8,
              -0x1.5759430d082p-6,
              0x1.421f83a6069ecp-4,
              -0x1.5494aae63b979p-2,
              0x1.3122f91630761p0,
              -0x1.2cbe94425ac04p1);

  /** x^3 (trigamma(x) - 1 / x - 1 / (2x^2)) in powers of 1/x^2, for x from 4. */
  private static final Polynomial TRIGAMMA =
      Polynomial.f32(0x1.5554bep-3, -0x1.10222p-5, 0x1.4f1bdp-6)
          .f64(
              0x1.55555555552dfp-3,
              -0x1.1111110f1a799p-5,
              0x1.86185d2b99ab4p-6,
              -0x1.110fdcb31dcf1p-5,
              0x1.361bdf941b179p-4,
              -0x1.00a708c135bbcp-2,
              0x1.149d288396f5ep0,
              -0x1.41610b12e555ep2,
              0x1.30945410b8b0fp4,
              -0x1.35f497035d029p5);

  /** How far an argument below it is shifted up for the asymptotic series. */
  private static final int SHIFT = 4;

  private PolygammaFunctions() {}

  /**
   * Returns the derivative of {@link GammaFunctions#lgamma}: infinite at 0 with the sign opposite
   * to its own, NaN at negative integers. By reflection, {@code digamma(1 - x) - pi / tan(pi x)}.
   */
  static <V, I, M> V digamma(Machine<V, I, M> m, V x) {
    V zero = m.constant(0);
    M negative = m.lt(x, zero);
    V ofPositive = digammaOfPositive(m, Reflection.argument(m, x, negative));
    V r = Reflection.fromInteger(m, x);
    V cosine =
        m.mul(Reflection.sinOfPiOverPi(m, m.sub(m.constant(0.5), m.abs(r))), m.constant(Math.PI));
    V cotangent = m.div(cosine, Reflection.sinOfPiOverPi(m, r));
    V ofNegative = m.sub(ofPositive, cotangent);
    V result = m.select(negative, ofNegative, ofPositive);
    M pole = m.and(negative, m.eq(r, zero));
    return m.select(pole, m.constant(Double.NaN), result);
  }

  private static <V, I, M> V digammaOfPositive(Machine<V, I, M> m, V t) {
    M small = m.lt(t, m.constant(SHIFT));
    V shifted = m.select(small, m.add(t, m.constant(SHIFT)), t);
    V inverse = m.div(m.constant(1), shifted);
    V square = m.mul(inverse, inverse);
    V series = m.mul(square, DIGAMMA.at(m, square));
    V correction = m.fma(inverse, m.constant(0.5), series);
    var split = LogFunctions.split(m, shifted);
    V high = LogFunctions.highPower(m, split.k());
    V low = LogFunctions.logOfOnePlusTimesLowPower(m, split.f(), split.k());
    V steps = m.select(small, sumOfInverses(m, t), m.constant(0));
    V result = m.add(m.sub(high, steps), m.sub(low, correction));
    return m.select(m.lt(t, m.constant(Double.POSITIVE_INFINITY)), result, t);
  }

  /**
   * Returns the sum of {@code 1 / (t + i)} for i from 0 to 3, all but the first as one quotient.
   */
  private static <V, I, M> V sumOfInverses(Machine<V, I, M> m, V t) {
    V one = m.constant(1);
    V numerator = one;
    V denominator = m.add(t, one);
    for (int i = 2; i < SHIFT; i++) {
      V next = m.add(t, m.constant(i));
      numerator = m.fma(numerator, next, denominator);
      denominator = m.mul(denominator, next);
    }
    return m.add(m.div(one, t), m.div(numerator, denominator));
  }

  /**
   * Returns the derivative of {@link #digamma}, infinite at the poles. By reflection, {@code (pi /
   * sin(pi x))^2 - trigamma(1 - x)}.
   */
  static <V, I, M> V trigamma(Machine<V, I, M> m, V x) {
    M negative = m.lt(x, m.constant(0));
    V ofPositive = trigammaOfPositive(m, Reflection.argument(m, x, negative));
    V sine = Reflection.sinOfPiOverPi(m, Reflection.fromInteger(m, x));
    V ofNegative = m.sub(m.div(m.constant(1), m.mul(sine, sine)), ofPositive);
    return m.select(negative, ofNegative, ofPositive);
  }

  private static <V, I, M> V trigammaOfPositive(Machine<V, I, M> m, V t) {
    M small = m.lt(t, m.constant(SHIFT));
    V inverse = m.div(m.constant(1), m.select(small, m.add(t, m.constant(SHIFT)), t));
    V square = m.mul(inverse, inverse);
    V first = m.fma(square, m.constant(0.5), inverse);
    V series = m.fma(m.mul(square, inverse), TRIGAMMA.at(m, square), first);
    V steps = m.select(small, sumOfInverseSquares(m, t), m.constant(0));
    return m.add(series, steps);
  }

  /** Returns the sum of {@code 1 / (t + i)^2} for i from 0 to 3, like {@link #sumOfInverses}. */
  private static <V, I, M> V sumOfInverseSquares(Machine<V, I, M> m, V t) {
    V one = m.constant(1);
    V numerator = one;
    V second = m.add(t, one);
    V denominator = m.mul(second, second);
    for (int i = 2; i < SHIFT; i++) {
      V next = m.add(t, m.constant(i));
      V square = m.mul(next, next);
      numerator = m.fma(numerator, square, denominator);
      denominator = m.mul(denominator, square);
    }
    V first = m.div(one, t);
    return m.fma(first, first, m.div(numerator, denominator));
  }
}
