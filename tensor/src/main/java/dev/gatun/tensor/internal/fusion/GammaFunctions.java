package dev.gatun.tensor.internal.fusion;

/**
 * The logarithm of the gamma function (Abramowitz and Stegun, "Handbook of Mathematical Functions",
 * 1964, sections 6.1.17 and 6.1.40).
 *
 * <p>The relative error is small for positive arguments, on both sides of the zeros at 1 and 2.
 * Near a zero for a negative argument it is the absolute error that is small.
 */
final class GammaFunctions {
  /** log(gamma(2 + u)) / u for u from -3/4 to 1. */
  private static final Polynomial NEAR_TWO =
      Polynomial.f32(
              0x1.b0ee6p-2,
              0x1.4a34d4p-2,
              -0x1.13df66p-4,
              0x1.5126aap-6,
              -0x1.e4820cp-8,
              0x1.7d6f4p-9,
              -0x1.305816p-10,
              0x1.d6355cp-12,
              -0x1.1fc774p-12,
              0x1.88f0ap-13,
              -0x1.921d4ap-16,
              -0x1.957868p-16)
          .f64(
              0x1.b0ee6072093cep-2,
              0x1.4a34cc4a60fa9p-2,
              -0x1.13e001a55757bp-4,
              0x1.51322ac7d7074p-6,
              -0x1.e404fc21b2286p-8,
              0x1.7add6eaf19708p-9,
              -0x1.38ac5c1e7b7d2p-10,
              0x1.0b36af26b7982p-11,
              -0x1.d3fd51b885d83p-13,
              0x1.a127cef58e2c4p-14,
              -0x1.78ddc6fd8145ep-15,
              0x1.580ad0427ad15p-16,
              -0x1.3cc6714c1a57cp-17,
              0x1.25ca12bf43165p-18,
              -0x1.114f84c5fa947p-19,
              0x1.fc60e6cf5ec71p-21,
              -0x1.e6866e10dd37p-22,
              0x1.e78b347f75edep-23,
              -0x1.aad9fd73b54e9p-24,
              0x1.0a66e93ef0ea2p-25,
              -0x1.3e8a5f863791cp-26,
              0x1.6104f14fd650ap-26,
              -0x1.65b2b8b6303f8p-27,
              0x1.1e0282b80f411p-30,
              0x1.d0c80a15c7e38p-32);

  /** x (log(gamma(x)) - (x - 1/2) log x + x - log(2 pi) / 2) in powers of 1/x^2, for x from 3. */
  private static final Polynomial STIRLING =
      Polynomial.f32(0x1.555528p-4, -0x1.6b0fa4p-9, 0x1.641e9ap-11)
          .f64(
              0x1.555555555553ep-4,
              -0x1.6c16c16bb7639p-9,
              0x1.a01a007f42e39p-11,
              -0x1.38130ec713ab7p-11,
              0x1.b9364f633e768p-11,
              -0x1.f477f976659f4p-10,
              0x1.9460f79759f6ap-8,
              -0x1.91e3dc881a325p-6,
              0x1.95c6291ccfb92p-4,
              -0x1.552d9c15e7a85p-2,
              0x1.8518b8428ff6fp-1,
              -0x1.ae76df8ca2d48p-1);

  private GammaFunctions() {}

  /**
   * Returns the logarithm of the magnitude of the gamma function, infinite at its poles, which are
   * 0 and the negative integers. By reflection, {@code log(pi / |sin(pi x)|) - lgamma(1 - x)}.
   */
  static <V, I, M> V lgamma(Machine<V, I, M> m, V x) {
    M negative = m.lt(x, m.constant(0));
    V ofPositive = lgammaOfPositive(m, Reflection.argument(m, x, negative));
    V a = m.abs(x);
    V sine = m.abs(Reflection.sinOfPiOverPi(m, Reflection.fromInteger(m, x)));
    V ofNegative = m.neg(m.add(LogFunctions.log(m, sine), ofPositive));
    V infinity = m.constant(Double.POSITIVE_INFINITY);
    V result = m.select(negative, ofNegative, ofPositive);
    V finite = m.select(m.lt(a, infinity), result, a);
    return m.select(m.eq(x, m.constant(0)), infinity, finite);
  }

  /**
   * Below 3, steps up to an argument from 5/4 to 9/4 or stays beyond it, each step subtracting a
   * logarithm; from 3 on Stirling's series. Both need one logarithm, taken in two parts.
   */
  private static <V, I, M> V lgammaOfPositive(Machine<V, I, M> m, V t) {
    V one = m.constant(1);
    M far = m.ge(t, m.constant(3));
    M atTwo = m.ge(t, m.constant(1.25));
    M below = m.lt(t, m.constant(0.25));
    V product = m.select(atTwo, one, m.select(below, m.fma(t, t, t), t));
    var split = LogFunctions.split(m, m.select(far, t, product));
    V high = LogFunctions.highPower(m, split.k());
    V low = LogFunctions.logOfOnePlusTimesLowPower(m, split.f(), split.k());
    V start = m.select(atTwo, m.constant(2), m.select(below, m.constant(0), one));
    V u = m.sub(t, start);
    V near = m.sub(m.fma(u, NEAR_TWO.at(m, u), m.neg(low)), high);
    return m.select(far, stirling(m, t, high, low), near);
  }

  /** Returns {@code (t - 1/2) (log t - 1) + (log(2 pi) - 1) / 2 + ...}. */
  private static <V, I, M> V stirling(Machine<V, I, M> m, V t, V logHigh, V logLow) {
    V inverse = m.div(m.constant(1), t);
    V series = STIRLING.at(m, m.mul(inverse, inverse));
    V rest = m.fma(series, inverse, m.constant(0x1.acfe390c97d69p-2));
    V factor = m.sub(t, m.constant(0.5));
    V small = m.fma(factor, logLow, rest);
    return m.fma(factor, m.sub(logHigh, m.constant(1)), small);
  }
}
