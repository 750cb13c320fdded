package dev.gatun.tensor.internal.fusion;

/**
 * The error function {@code erf x = 2/sqrt(pi)} times the integral of {@code e^(-t^2)} from 0 to x.
 */
final class ErrorFunctions {
  /** erf(x) / x - 1 as a polynomial in x^2, for |x| up to 0.85. */
  private static final Polynomial NEAR_ZERO =
      Polynomial.f32(
              0x1.06eba8p-3,
              -0x1.812724p-2,
              0x1.ce2518p-4,
              -0x1.b73216p-6,
              0x1.4b645cp-8,
              -0x1.4c9fbp-11)
          .f64(
              0x1.06eba8214db68p-3,
              -0x1.812746b03798dp-2,
              0x1.ce2f21a03e051p-4,
              -0x1.b82ce310fa6fep-6,
              0x1.565bcccaecdaep-8,
              -0x1.c02da69c7d98p-11,
              0x1.f9a17d53493b7p-14,
              -0x1.f4b03ec71bc8fp-17,
              0x1.b821d5d6f1183p-20,
              -0x1.50acabd2f0178p-23,
              0x1.6cea52d08c721p-27);

  /** -log(1 - erf(x)) for x from 0.85 to where erf rounds to 1. */
  private static final Polynomial LOG_OF_REST =
      Polynomial.f32(
              0x1.b66c2cp-14,
              0x1.20c89ap0,
              0x1.45e5d8p-1,
              0x1.ac22f4p-4,
              -0x1.70f26ep-6,
              0x1.98a5dcp-9,
              -0x1.ab1b0cp-13)
          .f64(
              0x1.40f51c4c2913ep-25,
              0x1.20dd6e4a7b28dp0,
              0x1.45f3486425921p-1,
              0x1.a4eef70ed58a1p-4,
              -0x1.393a8f4e610dep-6,
              -0x1.d00c2696407a6p-13,
              0x1.be1ed07e38889p-10,
              -0x1.30fd79d5b357fp-11,
              0x1.b310adf17132bp-19,
              0x1.88446444becc1p-14,
              -0x1.d02362dc93386p-15,
              0x1.5227baa30835ep-16,
              -0x1.66b57bd03830dp-18,
              0x1.1fe130554d3ffp-20,
              -0x1.5d16d41093c96p-23,
              0x1.377546f2a3e69p-26,
              -0x1.82af26e27e1b2p-30,
              0x1.2a9a9cf4f74ap-34,
              -0x1.b00374ea6616p-40);

  private ErrorFunctions() {}

  /** Returns the error function of {@code x}. */
  static <V, I, M> V erf(Machine<V, I, M> m, V x) {
    V a = m.abs(x);
    V near = near(m, a);
    V most = m.constant(3.95, 5.93);
    V limited = m.select(m.gt(a, most), most, a);
    V far = m.sub(m.constant(1), far(m, limited));
    return Signs.copy(m, m.select(m.lt(a, m.constant(0.85)), near, far), x);
  }

  /** Returns {@code 1 - erf a} for {@code a} from 0 to where erf rounds to 1. */
  static <V, I, M> V rest(Machine<V, I, M> m, V a) {
    V near = m.sub(m.constant(1), near(m, a));
    return m.select(m.lt(a, m.constant(0.85)), near, far(m, a));
  }

  private static <V, I, M> V near(Machine<V, I, M> m, V a) {
    return m.fma(a, NEAR_ZERO.at(m, m.mul(a, a)), a);
  }

  /** Returns 1 - erf(a) for a from 0.85. */
  private static <V, I, M> V far(Machine<V, I, M> m, V a) {
    return ExpFunctions.expInRange(m, m.neg(LOG_OF_REST.at(m, a)));
  }
}
