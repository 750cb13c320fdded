package dev.gatun.tensor.internal.fusion;

/** What carries the gamma function and its relatives from positive arguments to negative ones. */
final class Reflection {
  /** (sin(pi r) / pi - r) / r^3 as a polynomial in r^2, for |r| up to 1/2. */
  private static final Polynomial SIN_PI =
      Polynomial.f32(-0x1.a51a5ap0, 0x1.9f9938p-1, -0x1.86071ep-3, 0x1.94f39ep-6)
          .f64(
              -0x1.a51a6625307d3p0,
              0x1.9f9cb402bc429p-1,
              -0x1.86a8e4720a1dcp-3,
              0x1.ac6805cc89ac4p-6,
              -0x1.33816997c186dp-9,
              0x1.3746a18745be4p-13,
              -0x1.d3e6a4aa2c021p-18,
              0x1.0743854abcf51p-22);

  private Reflection() {}

  /** Returns {@code 1 - x} where {@code negative}, else x. */
  static <V, I, M> V argument(Machine<V, I, M> m, V x, M negative) {
    return m.select(negative, m.sub(m.constant(1), x), x);
  }

  /** Returns how far {@code x} is above the nearest integer. */
  static <V, I, M> V fromInteger(Machine<V, I, M> m, V x) {
    return m.sub(x, Rounding.round(m, x));
  }

  /** Returns {@code sin(pi r) / pi} for {@code |r| <= 1/2}. */
  static <V, I, M> V sinOfPiOverPi(Machine<V, I, M> m, V r) {
    V square = m.mul(r, r);
    return m.fma(m.mul(square, r), SIN_PI.at(m, square), r);
  }
}
