package dev.gatun.tensor;

/** The traced bodies behind {@link Activations}. */
final class ActivationFunctions {
  static final ElementwiseFunction SILU = ElementwiseFunction.of("silu", x -> x.mul(x.sigmoid()));

  static final ElementwiseFunction GELU =
      ElementwiseFunction.of("gelu", x -> x.mul(0.5).mul(x.mul(Math.sqrt(0.5)).erf().add(1)));

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

  private ActivationFunctions() {}
}
