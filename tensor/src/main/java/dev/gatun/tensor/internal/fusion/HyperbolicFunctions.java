package dev.gatun.tensor.internal.fusion;

/** The hyperbolic functions. */
final class HyperbolicFunctions {
  /** (sinh x - x) / x^3 as a polynomial in x^2, for |x| up to 1. */
  private static final Polynomial SINH =
      Polynomial.f32(0x1.555556p-3, 0x1.1110d8p-7, 0x1.a027fcp-13, 0x1.7498a6p-19)
          .f64(
              0x1.5555555555556p-3,
              0x1.111111111101ep-7,
              0x1.a01a01a037267p-13,
              0x1.71de3a3b04469p-19,
              0x1.ae646ffb0a14ep-26,
              0x1.6116f0283b10cp-33,
              0x1.b5cab5240e26ep-41);

  private HyperbolicFunctions() {}

  /** Returns {@code sinh x = (e^x - e^-x) / 2}, by its series up to 1. */
  static <V, I, M> V sinh(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    V square = m.mul(a, a);
    V small = m.fma(m.mul(square, a), SINH.at(m, square), a);
    V quarter = quarterOfExp(m, a);
    V large = m.fma(quarter, m.constant(2), m.div(m.constant(-0.125), quarter));
    return Signs.copy(m, m.select(m.lt(a, m.constant(1)), small, large), x);
  }

  /** Returns {@code cosh x = (e^x + e^-x) / 2}. */
  static <V, I, M> V cosh(Machine<V, I, M> m, V x) {
    V quarter = quarterOfExp(m, m.abs(x));
    return m.fma(quarter, m.constant(2), m.div(m.constant(0.125), quarter));
  }

  /** Returns {@code e^a / 4}, which is finite a little beyond where the hyperbolic sine is. */
  private static <V, I, M> V quarterOfExp(Machine<V, I, M> m, V a) {
    V most = m.constant(89.6, 710.6);
    var e = ExpFunctions.factors(m, m.select(m.gt(a, most), most, a), 2);
    return m.fma(e.power(), e.expm1(), e.power());
  }

  /** Returns {@code tanh x = (1 - e^-2x) / (1 + e^-2x)}. */
  static <V, I, M> V tanh(Machine<V, I, M> m, V x) {
    V one = m.constant(1);
    V a = m.abs(x);
    V most = m.constant(10, 20);
    V limited = m.select(m.gt(a, most), most, a);
    var e = ExpFunctions.factors(m, m.mul(limited, m.constant(-2)), 0);
    V numerator = m.fma(e.power(), e.expm1(), m.sub(e.power(), one));
    V denominator = m.fma(e.power(), e.expm1(), m.add(e.power(), one));
    return Signs.copy(m, m.abs(m.div(numerator, denominator)), x);
  }
}
