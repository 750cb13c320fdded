package dev.gatun.tensor.internal.fusion;

/**
 * The exponential functions.
 *
 * <p>All of them write the argument as {@code x = n ln 2 + r} with an integer {@code n} and {@code
 * |r| <= ln 2 / 2} (Cody and Waite, "Software Manual for the Elementary Functions", 1980, chapter
 * 6), so that {@code e^x = 2^n e^r}. Adding 1.5 times 2 to the number of fraction bits rounds to an
 * integer and leaves it in the low bits of the sum; with the exponent's bias added as well, a shift
 * makes them the power of two.
 */
final class ExpFunctions {
  /** (e^r - 1 - r) / r^2 for |r| up to ln 2 / 2. */
  private static final Polynomial EXPM1 =
      Polynomial.f32(0x1.fffffep-2, 0x1.5554aap-3, 0x1.5556dap-5, 0x1.122c3cp-7, 0x1.6beafp-10)
          .f64(
              0x1p-1,
              0x1.5555555555559p-3,
              0x1.5555555555558p-5,
              0x1.111111110f706p-7,
              0x1.6c16c16c17099p-10,
              0x1.a01a01af9f713p-13,
              0x1.a01a019ba9ec7p-16,
              0x1.71ddf92f5cfffp-19,
              0x1.27e4fe0e8e2d8p-22,
              0x1.af5d17ac783a6p-26,
              0x1.1f3152f9dfb1ap-29);

  /** (2^r - 1) / r for |r| up to 1/2. */
  private static final Polynomial EXP2 =
      Polynomial.f32(
              0x1.62e43p-1,
              0x1.ebfb94p-3,
              0x1.c6af9ep-5,
              0x1.3b6804p-7,
              0x1.5ef4dcp-10,
              0x1.17b41p-13)
          .f64(
              0x1.62e42fefa39efp-1,
              0x1.ebfbdff82c574p-3,
              0x1.c6b08d704a1fap-5,
              0x1.3b2ab6fbaad9cp-7,
              0x1.5d87fe786afp-10,
              0x1.430912dce8093p-13,
              0x1.ffcbfd7a7f3efp-17,
              0x1.62c09136faa97p-20,
              0x1.b522c7b29dc3p-24,
              0x1.e3393d3e30b86p-28,
              0x1.ed14107c18042p-32,
              0x1.f63814fa4cafcp-35);

  private ExpFunctions() {}

  /**
   * An argument as {@code n ln 2 + r}.
   *
   * @param n the bits of a float whose low bits are n plus a bias
   * @param r what remains
   */
  private record Reduced<V, I>(I n, V r) {}

  /** A value {@code e^x} as {@code power (1 + expm1)}, where expm1 is between -0.3 and 0.42. */
  record Factors<V>(V power, V expm1) {}

  /**
   * Returns {@code e^x}: 0 and infinity where the result leaves the format, subnormals included.
   */
  static <V, I, M> V exp(Machine<V, I, M> m, V x) {
    M vanishes = m.lt(x, m.constant(-104, -746));
    V limited = limit(m, x, vanishes, m.constant(89, 710));
    return unless(m, vanishes, scaleFully(m, reduce(m, limited, fullBias(m))));
  }

  /** Returns {@code e^(x + small)}, where {@code small} is below the precision of x. */
  static <V, I, M> V expOfSum(Machine<V, I, M> m, V x, V small) {
    M vanishes = m.lt(x, m.constant(-104, -746));
    V limited = limit(m, x, vanishes, m.constant(89, 710));
    Reduced<V, I> reduced = reduce(m, limited, fullBias(m));
    V r = m.add(reduced.r(), small);
    return unless(m, vanishes, scaleFully(m, new Reduced<>(reduced.n(), r)));
  }

  /**
   * Returns {@code e^x} for {@code x} that is not positive, or NaN: with the same bits as {@link
   * #exp}. The power of two is made too large by a constant factor, so that none is subnormal.
   */
  static <V, I, M> V expOfNegative(Machine<V, I, M> m, V x) {
    M vanishes = m.lt(x, m.constant(-104, -746));
    V limited = m.select(vanishes, m.constant(0), x);
    V large = normalExp(m, limited, m.f64() ? 54 : 24);
    return unless(m, vanishes, m.mul(large, m.constant(0x1p-24, 0x1p-54)));
  }

  /** Returns {@code e^x} for {@code x} whose result is neither subnormal nor overflows. */
  static <V, I, M> V expInRange(Machine<V, I, M> m, V x) {
    return normalExp(m, x, 0);
  }

  /** Returns {@code 2^shift e^x} where it is neither subnormal nor overflows. */
  private static <V, I, M> V normalExp(Machine<V, I, M> m, V x, int shift) {
    Reduced<V, I> reduced = reduce(m, x, bias(m) + shift);
    V power = m.value(m.shiftLeft(reduced.n(), m.fractionBits()));
    return m.mul(expOfRemainder(m, reduced.r()), power);
  }

  /**
   * Returns {@code 2^x}: 0 and infinity where the result leaves the format, subnormals included.
   */
  static <V, I, M> V exp2(Machine<V, I, M> m, V x) {
    M vanishes = m.lt(x, m.constant(-151, -1076));
    V limited = limit(m, x, vanishes, m.constant(128, 1024));
    V magic = magic(m, fullBias(m));
    V shifted = m.add(limited, magic);
    V r = m.sub(limited, m.sub(shifted, magic));
    V fraction = m.fma(EXP2.at(m, r), r, m.constant(1));
    return unless(m, vanishes, scale(m, fraction, m.bits(shifted)));
  }

  /** Returns {@code e^x - 1} without cancellation near 0. */
  static <V, I, M> V expm1(Machine<V, I, M> m, V x) {
    V least = m.constant(-20, -40);
    V most = m.constant(89, 710);
    V above = m.select(m.lt(x, least), least, x);
    Factors<V> half = factors(m, m.select(m.gt(above, most), most, above), 1);
    V result = m.fma(half.power(), half.expm1(), m.sub(half.power(), m.constant(0.5)));
    V tiny = m.constant(0x1p-26, 0x1p-55);
    return m.select(m.lt(m.abs(x), tiny), x, m.add(result, result));
  }

  /**
   * Returns {@code e^x / 2^shift} in factors, where neither they nor {@code 2^shift} leave the
   * format.
   */
  static <V, I, M> Factors<V> factors(Machine<V, I, M> m, V x, int shift) {
    Reduced<V, I> reduced = reduce(m, x, bias(m) - shift);
    V power = m.value(m.shiftLeft(reduced.n(), m.fractionBits()));
    return new Factors<>(power, expm1OfRemainder(m, reduced.r()));
  }

  /** Splits {@code x} into {@code n ln 2 + r}, and adds {@code bias} to n. */
  private static <V, I, M> Reduced<V, I> reduce(Machine<V, I, M> m, V x, int bias) {
    V magic = magic(m, bias);
    V shifted = m.fma(x, m.constant(0x1.71547652b82fep0), magic);
    V n = m.sub(shifted, magic);
    V high = m.fma(n, m.constant(-0x1.62e4p-1, -0x1.62e42fefa4p-1), x);
    V r = m.fma(n, m.constant(-0x1.7f7d1cp-20, 0x1.8432a1b0e2634p-43), high);
    return new Reduced<>(m.bits(shifted), r);
  }

  /** Returns {@code e^r - 1} for {@code |r| <= ln 2 / 2}. */
  private static <V, I, M> V expm1OfRemainder(Machine<V, I, M> m, V r) {
    return m.fma(m.mul(r, r), EXPM1.at(m, r), r);
  }

  private static <V, I, M> V expOfRemainder(Machine<V, I, M> m, V r) {
    V slope = m.fma(EXPM1.at(m, r), r, m.constant(1));
    return m.fma(slope, r, m.constant(1));
  }

  private static <V, I, M> V scaleFully(Machine<V, I, M> m, Reduced<V, I> reduced) {
    return scale(m, expOfRemainder(m, reduced.r()), reduced.n());
  }

  /**
   * Returns {@code a 2^n} for every n from the least subnormal's exponent to one more than the
   * largest number's, by two factors whose exponents are the halves of n.
   *
   * @param n the exponent plus {@link #fullBias}, in the low bits of a float
   */
  private static <V, I, M> V scale(Machine<V, I, M> m, V a, I n) {
    I half = m.shiftRight(n, 1);
    V first = m.value(m.shiftLeft(half, m.fractionBits()));
    V second = m.value(m.shiftLeft(m.minus(n, half), m.fractionBits()));
    return m.mul(m.mul(a, first), second);
  }

  /**
   * Returns {@code x}, but not more than {@code most}, and 0 where the exponential vanishes:
   * processors are slow to find out that a product is too small.
   */
  private static <V, I, M> V limit(Machine<V, I, M> m, V x, M vanishes, V most) {
    V above = m.select(vanishes, m.constant(0), x);
    return m.select(m.gt(above, most), most, above);
  }

  private static <V, I, M> V unless(Machine<V, I, M> m, M vanishes, V result) {
    return m.select(vanishes, m.constant(0), result);
  }

  /** Returns the bias of the exponent. */
  private static int bias(Machine<?, ?, ?> m) {
    return m.f64() ? 1023 : 127;
  }

  /** Returns the bias of two exponents, for {@link #scale}. */
  private static int fullBias(Machine<?, ?, ?> m) {
    return 2 * bias(m);
  }

  private static <V, I, M> V magic(Machine<V, I, M> m, int bias) {
    return m.constant(0x1.8p23 + bias, 0x1.8p52 + bias);
  }
}
