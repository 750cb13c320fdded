package dev.gatun.tensor.internal.fusion;

/**
 * Rounding to integers.
 *
 * <p>Adding 2 to the number of fraction bits, and subtracting it again, rounds a smaller number to
 * the nearest integer; larger numbers are integers already. All functions keep the sign of zero,
 * and give zeros the sign of the argument.
 */
final class Rounding {
  private Rounding() {}

  /** Returns the integer nearest to {@code x}, the even one of two that are equally near. */
  static <V, I, M> V round(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    return ifFraction(m, a, Signs.copy(m, nearest(m, a), x), x);
  }

  /** Returns the largest integer that is not above {@code x}. */
  static <V, I, M> V floor(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    V nearest = Signs.copy(m, nearest(m, a), x);
    V below = m.select(m.gt(nearest, x), m.sub(nearest, m.constant(1)), nearest);
    return ifFraction(m, a, below, x);
  }

  /** Returns the smallest integer that is not below {@code x}. */
  static <V, I, M> V ceil(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    I sign = Signs.of(m, x);
    V nearest = m.value(m.bitOr(m.bits(nearest(m, a)), sign));
    V above = m.select(m.lt(nearest, x), m.add(nearest, m.constant(1)), nearest);
    return ifFraction(m, a, m.value(m.bitOr(m.bits(above), sign)), x);
  }

  /** Returns {@code x} without its fraction. */
  static <V, I, M> V trunc(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    V nearest = nearest(m, a);
    V below = m.select(m.gt(nearest, a), m.sub(nearest, m.constant(1)), nearest);
    return ifFraction(m, a, Signs.copy(m, below, x), x);
  }

  /** Returns the nearest integer of a number that is not negative, of any size. */
  static <V, I, M> V roundOfPositive(Machine<V, I, M> m, V a) {
    return ifFraction(m, a, nearest(m, a), a);
  }

  private static <V, I, M> V nearest(Machine<V, I, M> m, V a) {
    return m.sub(m.add(a, allIntegers(m)), allIntegers(m));
  }

  private static <V, I, M> V ifFraction(Machine<V, I, M> m, V a, V rounded, V x) {
    return m.select(m.lt(a, allIntegers(m)), rounded, x);
  }

  /** Returns the number from which on there are no fractions. */
  private static <V, I, M> V allIntegers(Machine<V, I, M> m) {
    return m.constant(0x1p23, 0x1p52);
  }
}
