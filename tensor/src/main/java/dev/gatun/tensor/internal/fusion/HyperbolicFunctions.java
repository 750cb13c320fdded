package dev.gatun.tensor.internal.fusion;

/** The hyperbolic functions, by way of {@code e^x - 1}. */
final class HyperbolicFunctions {
  private HyperbolicFunctions() {}

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
