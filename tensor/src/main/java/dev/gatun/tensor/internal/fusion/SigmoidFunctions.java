package dev.gatun.tensor.internal.fusion;

/** Sigmoid and its relatives, stable for arguments of any size. */
final class SigmoidFunctions {
  private SigmoidFunctions() {}

  /** Returns {@code 1 / (1 + e^-x)}, with full relative accuracy where it nearly vanishes. */
  static <V, I, M> V sigmoid(Machine<V, I, M> m, V x) {
    V one = m.constant(1);
    V e = ExpFunctions.expOfNegative(m, m.neg(m.abs(x)));
    V numerator = m.select(m.lt(x, m.constant(0)), e, one);
    return m.div(numerator, m.add(one, e));
  }

  /** Returns {@code log(1 + e^x)}, which is {@code max(x, 0) + log(1 + e^-|x|)}. */
  static <V, I, M> V softplus(Machine<V, I, M> m, V x) {
    V zero = m.constant(0);
    return m.add(m.select(m.gt(x, zero), x, zero), logOfOnePlusExp(m, x));
  }

  /** Returns {@code log(1 / (1 + e^-x))}, which is {@code min(x, 0) - log(1 + e^-|x|)}. */
  static <V, I, M> V logSigmoid(Machine<V, I, M> m, V x) {
    V zero = m.constant(0);
    return m.sub(m.select(m.lt(x, zero), x, zero), logOfOnePlusExp(m, x));
  }

  private static <V, I, M> V logOfOnePlusExp(Machine<V, I, M> m, V x) {
    return LogFunctions.log1pOfFraction(m, ExpFunctions.expOfNegative(m, m.neg(m.abs(x))));
  }
}
