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

  /**
   * Returns {@code log(e^a + e^b)}, which is {@code max(a, b) + log(1 + e^-|a - b|)}. Infinite
   * arguments that are equal have the difference 0.
   */
  static <V, I, M> V logAddExp(Machine<V, I, M> m, V a, V b) {
    V difference = m.select(m.eq(a, b), m.constant(0), m.sub(a, b));
    return m.add(m.max(a, b), logOfOnePlusExp(m, difference));
  }

  /** Returns {@code log(1 + e^-|x|)}. */
  private static <V, I, M> V logOfOnePlusExp(Machine<V, I, M> m, V x) {
    return LogFunctions.log1pOfFraction(m, ExpFunctions.expOfNegative(m, m.neg(m.abs(x))));
  }
}
