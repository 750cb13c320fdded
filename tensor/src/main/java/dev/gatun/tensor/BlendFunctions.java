package dev.gatun.tensor;

/** The traced bodies behind {@link Arithmetic}. */
final class BlendFunctions {
  /** {@code a + alpha b}. */
  static final ElementwiseFunction ADD_SCALED =
      ElementwiseFunction.of(
          "add_scaled",
          2,
          1,
          in -> in.operands().get(0).add(in.operands().get(1).mul(in.arguments().getFirst())));

  /** {@code a - alpha b}. */
  static final ElementwiseFunction SUB_SCALED =
      ElementwiseFunction.of(
          "sub_scaled",
          2,
          1,
          in -> in.operands().get(0).sub(in.operands().get(1).mul(in.arguments().getFirst())));

  static final ElementwiseFunction CLAMP =
      ElementwiseFunction.of(
          "clamp",
          1,
          2,
          in ->
              atMost(
                  atLeast(in.operands().getFirst(), in.arguments().get(0)), in.arguments().get(1)));

  static final ElementwiseFunction CLAMP_BETWEEN =
      ElementwiseFunction.of(
          "clamp_between",
          3,
          0,
          in -> atMost(atLeast(in.operands().get(0), in.operands().get(1)), in.operands().get(2)));

  static final ElementwiseFunction CLAMP_MIN =
      ElementwiseFunction.of("clamp_min", BlendFunctions::atLeast);

  static final ElementwiseFunction CLAMP_MAX =
      ElementwiseFunction.of("clamp_max", BlendFunctions::atMost);

  private BlendFunctions() {}

  /** Returns x itself where it is at the bound, so that it gets the gradient; NaN if either is. */
  private static Expr atLeast(Expr x, Expr min) {
    return x.where(x.ge(min), x.maximum(min));
  }

  private static Expr atMost(Expr x, Expr max) {
    return x.where(x.le(max), x.minimum(max));
  }
}
