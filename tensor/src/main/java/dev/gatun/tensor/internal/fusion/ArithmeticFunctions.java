package dev.gatun.tensor.internal.fusion;

/** Functions that are little more than arithmetic. */
final class ArithmeticFunctions {
  private ArithmeticFunctions() {}

  /** Returns {@code 1 / x}. */
  static <V, I, M> V reciprocal(Machine<V, I, M> m, V x) {
    return m.div(m.constant(1), x);
  }

  /** Returns {@code 1 / sqrt(x)}. */
  static <V, I, M> V rsqrt(Machine<V, I, M> m, V x) {
    return m.div(m.constant(1), m.sqrt(x));
  }

  /** Returns 1 or -1 with the sign of {@code x}; zeros and NaN as they are. */
  static <V, I, M> V sign(Machine<V, I, M> m, V x) {
    V zero = m.constant(0);
    V positive = m.select(m.gt(x, zero), m.constant(1), x);
    return m.select(m.lt(x, zero), m.constant(-1), positive);
  }

  /**
   * Returns {@code sqrt(x^2 + y^2)} without overflow or underflow in between: both are scaled by a
   * power of two first. Infinite if either is, even if the other is NaN (IEEE 754-2019, 9.2).
   */
  static <V, I, M> V hypot(Machine<V, I, M> m, V x, V y) {
    V one = m.constant(1);
    V a = m.abs(x);
    V b = m.abs(y);
    V longer = m.select(m.lt(a, b), b, a);
    M huge = m.gt(longer, m.constant(0x1p62, 0x1p510));
    M tiny = m.lt(longer, m.constant(0x1p-40, 0x1p-400));
    V up = m.select(tiny, m.constant(0x1p100, 0x1p700), one);
    V scale = m.select(huge, m.constant(0x1p-66, 0x1p-514), up);
    V down = m.select(tiny, m.constant(0x1p-100, 0x1p-700), one);
    V unscale = m.select(huge, m.constant(0x1p66, 0x1p514), down);
    V first = m.mul(a, scale);
    V second = m.mul(b, scale);
    V length = m.mul(m.sqrt(m.fma(first, first, m.mul(second, second))), unscale);
    V infinity = m.constant(Double.POSITIVE_INFINITY);
    return m.select(m.or(m.eq(a, infinity), m.eq(b, infinity)), infinity, length);
  }

  /**
   * Returns {@code x - n y} for the integer n that leaves a rest shorter than y, with the sign of x
   * (C's fmod). The rest is exact.
   */
  static <V, I, M> V fmod(Machine<V, I, M> m, V x, V y) {
    return Signs.copy(m, restOfPositive(m, m.abs(x), m.abs(y)), x);
  }

  /**
   * Returns {@code x - n y} for the integer n that leaves a rest shorter than y, with the sign of y
   * (Python's %).
   */
  static <V, I, M> V remainder(Machine<V, I, M> m, V x, V y) {
    V zero = m.constant(0);
    V rest = fmod(m, x, y);
    M opposite = m.lt(Signs.flip(m, rest, Signs.of(m, y)), zero);
    return m.select(opposite, m.add(rest, y), rest);
  }

  /**
   * Returns the largest integer not above {@code x / y}, as if the quotient were not rounded first:
   * the quotient of what is left when the rest is taken away (Python's //). Of 2^21 and more in
   * binary32, 2^50 and more in binary64, it may be the next number; without a quotient it is {@code
   * x / y} itself.
   */
  static <V, I, M> V floorDivide(Machine<V, I, M> m, V x, V y) {
    V zero = m.constant(0);
    V quotient = m.div(x, y);
    V rest = fmod(m, x, y);
    V whole = Rounding.round(m, m.div(m.sub(x, rest), y));
    M opposite = m.lt(Signs.flip(m, rest, Signs.of(m, y)), zero);
    V floor = m.select(opposite, m.sub(whole, m.constant(1)), whole);
    V signed = m.select(m.eq(floor, zero), Signs.copy(m, zero, quotient), floor);
    return m.select(m.eq(y, zero), quotient, signed);
  }

  /**
   * Returns the rest of {@code a / b}. The rest of a rounded quotient is exact (Muller et al.,
   * "Handbook of Floating-Point Arithmetic", 2nd ed. 2018, section 5.2), and each division takes as
   * many bits off the quotient as the format has; quotients of 2^64 and more in binary32, 2^100 and
   * more in binary64, are left to {@link Rare#FMOD}.
   */
  private static <V, I, M> V restOfPositive(Machine<V, I, M> m, V a, V b) {
    V rest = a;
    V negated = m.neg(b);
    for (int i = m.f64() ? 2 : 3; i > 0; i--) {
      rest = m.fma(Rounding.round(m, m.div(rest, negated)), b, rest);
    }
    rest = m.select(m.lt(rest, m.constant(0)), m.add(rest, b), rest);
    M far = m.le(m.div(a, negated), m.constant(-0x1p64, -0x1p100));
    return m.select(m.lt(a, b), a, m.rare(Rare.FMOD, far, a, b, rest));
  }
}
