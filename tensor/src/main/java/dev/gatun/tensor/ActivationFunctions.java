package dev.gatun.tensor;

/** The traced bodies behind {@link Activations}. */
final class ActivationFunctions {
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_SCALE = 1.0507009873554805;

  static final ElementwiseFunction SILU = ElementwiseFunction.of("silu", x -> x.mul(x.sigmoid()));

  static final ElementwiseFunction GELU_TANH =
      ElementwiseFunction.of(
          "gelu_tanh",
          x ->
              x.mul(0.5)
                  .mul(
                      x.add(x.mul(x).mul(x).mul(0.044715))
                          .mul(Math.sqrt(2 / Math.PI))
                          .tanh()
                          .add(1)));

  static final ElementwiseFunction MISH =
      ElementwiseFunction.of("mish", x -> x.mul(x.softplus().tanh()));

  static final ElementwiseFunction SOFTSIGN =
      ElementwiseFunction.of("softsign", x -> x.div(x.abs().add(1)));

  static final ElementwiseFunction TANHSHRINK =
      ElementwiseFunction.of("tanhshrink", x -> x.sub(x.tanh()));

  static final ElementwiseFunction ELU =
      ElementwiseFunction.of(
          "elu", 1, 1, in -> elu(in.operands().getFirst(), in.arguments().getFirst()));

  static final ElementwiseFunction SELU =
      ElementwiseFunction.of("selu", x -> elu(x, x.trace().constant(SELU_ALPHA)).mul(SELU_SCALE));

  static final ElementwiseFunction CELU =
      ElementwiseFunction.of(
          "celu",
          1,
          1,
          in -> {
            Expr x = in.operands().getFirst();
            Expr alpha = in.arguments().getFirst();
            return x.where(x.gt(0), negative(x).div(alpha).expm1().mul(alpha));
          });

  static final ElementwiseFunction HARDSHRINK =
      ElementwiseFunction.of(
          "hardshrink",
          1,
          1,
          in -> {
            Expr x = in.operands().getFirst();
            return zero(x).where(x.abs().le(in.arguments().getFirst()), x);
          });

  static final ElementwiseFunction SOFTSHRINK =
      ElementwiseFunction.of(
          "softshrink",
          1,
          1,
          in -> {
            Expr x = in.operands().getFirst();
            Expr lambd = in.arguments().getFirst();
            Expr near = zero(x).where(x.abs().le(lambd), x.add(lambd));
            return x.sub(lambd).where(x.gt(lambd), near);
          });

  static final ElementwiseFunction HARDSIGMOID =
      ElementwiseFunction.of(
          "hardsigmoid",
          x -> {
            Expr high = x.trace().constant(1).where(x.ge(3), x.div(6).add(0.5));
            return zero(x).where(x.le(-3), high);
          });

  static final ElementwiseFunction HARDSWISH =
      ElementwiseFunction.of(
          "hardswish", x -> zero(x).where(x.lt(-3), x.mul(x.add(3)).div(6).where(x.le(3), x)));

  static final ElementwiseFunction HARDTANH =
      ElementwiseFunction.of(
          "hardtanh",
          1,
          2,
          in -> {
            Expr x = in.operands().getFirst();
            Expr min = in.arguments().get(0);
            Expr max = in.arguments().get(1);
            return min.where(x.le(min), max.where(x.ge(max), x));
          });

  static final ElementwiseFunction LEAKY_RELU =
      ElementwiseFunction.of(
          "leaky_relu",
          1,
          1,
          in -> {
            Expr x = in.operands().getFirst();
            return x.where(x.gt(0), x.mul(in.arguments().getFirst()));
          });

  static final ElementwiseFunction PRELU =
      ElementwiseFunction.of("prelu", (x, slope) -> x.where(x.gt(0), x.mul(slope)));

  static final ElementwiseFunction SOFTPLUS =
      ElementwiseFunction.of(
          "softplus_beta",
          1,
          2,
          in -> {
            Expr x = in.operands().getFirst();
            Expr beta = in.arguments().get(0);
            Expr scaled = x.mul(beta);
            return x.where(scaled.gt(in.arguments().get(1)), scaled.softplus().div(beta));
          });

  static final ElementwiseFunction THRESHOLD =
      ElementwiseFunction.of(
          "threshold",
          1,
          2,
          in -> {
            Expr x = in.operands().getFirst();
            return in.arguments().get(1).where(x.le(in.arguments().get(0)), x);
          });

  static final ElementwiseFunction GATED =
      ElementwiseFunction.of("gated", (x, gate) -> x.mul(gate.sigmoid()));

  private ActivationFunctions() {}

  private static Expr zero(Expr x) {
    return x.trace().constant(0);
  }

  /** Returns x where it is negative and else 0, whose exponential cannot overflow. */
  private static Expr negative(Expr x) {
    return zero(x).where(x.gt(0), x);
  }

  private static Expr elu(Expr x, Expr alpha) {
    return x.where(x.gt(0), negative(x).expm1().mul(alpha));
  }
}
