package dev.gatun.tensor.internal.fusion;

/** Sign bits: reading them, and giving them to results that were computed without a sign. */
final class Signs {
  private Signs() {}

  /** Returns the sign bit of {@code a}, all other bits zero. */
  static <V, I, M> I of(Machine<V, I, M> m, V a) {
    return m.bitAnd(m.bits(a), m.integer(1L << 31, 1L << 63));
  }

  /** Returns {@code magnitude}, which must not be negative, with the sign of {@code sign}. */
  static <V, I, M> V copy(Machine<V, I, M> m, V magnitude, V sign) {
    return m.value(m.bitOr(m.bits(magnitude), of(m, sign)));
  }

  /** Returns {@code a}, negated where the bit {@code sign} is set. */
  static <V, I, M> V flip(Machine<V, I, M> m, V a, I sign) {
    return m.value(m.bitXor(m.bits(a), sign));
  }
}
