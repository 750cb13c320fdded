package dev.gatun.tensor.internal.fusion;

/** The angles that belong to a sine, cosine or tangent. */
final class InverseTrigFunctions {
  /** (atan t - t) / t^3 as a polynomial in t^2, for |t| up to 1. */
  private static final Polynomial ATAN =
      Polynomial.f32(
              -0x1.555504p-2,
              0x1.997f16p-3,
              -0x1.233784p-3,
              0x1.b624d2p-4,
              -0x1.37dcf6p-4,
              0x1.67a47p-5,
              -0x1.12d194p-6,
              0x1.8b9d64p-9)
          .f64(
              -0x1.55555555554f9p-2,
              0x1.999999998d3a5p-3,
              -0x1.24924921203bep-3,
              0x1.c71c70e0eead7p-4,
              -0x1.745d05d1aee48p-4,
              0x1.3b12d4e2fa893p-4,
              -0x1.11097ef816fd5p-4,
              0x1.e180b864a8b97p-5,
              -0x1.ad5278b22b299p-5,
              0x1.7f3d2dca3a5e4p-5,
              -0x1.5006680c0d4d6p-5,
              0x1.1859887e9202fp-5,
              -0x1.aa6a438223f8fp-6,
              0x1.19636db3c4f2bp-6,
              -0x1.31b6031ff9fa7p-7,
              0x1.01c90294409f6p-8,
              -0x1.3895d8dc61558p-10,
              0x1.e102e3ccc49ddp-13,
              -0x1.5edcb51bf5116p-16);

  /** (asin s - s) / s^3 as a polynomial in s^2, for |s| up to 1/2. */
  private static final Polynomial ASIN =
      Polynomial.f32(0x1.5555acp-3, 0x1.3308cep-4, 0x1.73eddp-5, 0x1.9102d8p-6, 0x1.55bbb6p-5)
          .f64(
              0x1.555555555539p-3,
              0x1.333333336e713p-4,
              0x1.6db6db42947c6p-5,
              0x1.f1c72c2d3a5dap-6,
              0x1.6e89f57fb1296p-6,
              0x1.1c6bce410c146p-6,
              0x1.c6ff3830ae61ep-7,
              0x1.8eb9e5e5c1894p-7,
              0x1.ac181ea1b05bep-8,
              0x1.3fc75c284d70dp-6,
              -0x1.09935be902f95p-6,
              0x1.055a0d7acf495p-5);

  private InverseTrigFunctions() {}

  /** Returns the angle from -pi/2 to pi/2 whose tangent is {@code x}. */
  static <V, I, M> V atan(Machine<V, I, M> m, V x) {
    V one = m.constant(1);
    V a = m.abs(x);
    M large = m.gt(a, one);
    V angle = atanOfFraction(m, m.select(large, m.div(one, a), a));
    return Signs.copy(m, m.select(large, m.sub(m.constant(Math.PI / 2), angle), angle), x);
  }

  /**
   * Returns the angle from -pi to pi of the point {@code (x, y)}, with the signs of zeros and the
   * infinities as in IEEE 754-2019, section 9.2.
   */
  static <V, I, M> V atan2(Machine<V, I, M> m, V y, V x) {
    V zero = m.constant(0);
    V one = m.constant(1);
    V a = m.abs(y);
    V b = m.abs(x);
    M steep = m.gt(a, b);
    V quotient = m.div(m.select(steep, b, a), m.select(steep, a, b));
    V diagonal = m.select(m.eq(a, zero), zero, one);
    V angle = atanOfFraction(m, m.select(m.eq(a, b), diagonal, quotient));
    V right = m.select(steep, m.sub(m.constant(Math.PI / 2), angle), angle);
    M left = m.lt(Signs.copy(m, one, x), zero);
    return Signs.copy(m, m.select(left, m.sub(m.constant(Math.PI), right), right), y);
  }

  private static <V, I, M> V atanOfFraction(Machine<V, I, M> m, V t) {
    V square = m.mul(t, t);
    return m.fma(m.mul(square, t), ATAN.at(m, square), t);
  }

  /**
   * Returns the angle from -pi/2 to pi/2 whose sine is {@code x}; NaN for {@code |x| > 1}.
   *
   * <p>Above 1/2, {@code asin x = pi/2 - 2 asin(sqrt((1 - x) / 2))}.
   */
  static <V, I, M> V asin(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    M large = m.gt(a, m.constant(0.5));
    V square = halfAngleSquare(m, a, large);
    V s = m.select(large, m.sqrt(square), a);
    V rest = m.mul(m.mul(square, s), ASIN.at(m, square));
    V low = m.fma(rest, m.constant(-2), m.constant(-0x1.777a5cp-25, 0x1.1a62633145c07p-54));
    V high = m.fma(s, m.constant(-2), m.constant(0x1.921fb6p0, 0x1.921fb54442d18p0));
    return Signs.copy(m, m.select(large, m.add(high, low), m.add(s, rest)), x);
  }

  /** Returns the angle from 0 to pi whose cosine is {@code x}; NaN for {@code |x| > 1}. */
  static <V, I, M> V acos(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    M large = m.gt(a, m.constant(0.5));
    V square = halfAngleSquare(m, a, large);
    V s = m.select(large, m.sqrt(square), a);
    V asin = m.fma(m.mul(square, s), ASIN.at(m, square), s);
    V signed = Signs.flip(m, asin, Signs.of(m, x));
    M negative = m.lt(x, m.constant(0));
    V ofLarge = m.select(negative, m.constant(Math.PI), m.constant(0));
    V start = m.select(large, ofLarge, m.constant(Math.PI / 2));
    return m.fma(signed, m.select(large, m.constant(2), m.constant(-1)), start);
  }

  /** Returns {@code a^2}, or where {@code a} is large {@code (1 - a) / 2}. */
  private static <V, I, M> V halfAngleSquare(Machine<V, I, M> m, V a, M large) {
    return m.select(large, m.fma(a, m.constant(-0.5), m.constant(0.5)), m.mul(a, a));
  }
}
