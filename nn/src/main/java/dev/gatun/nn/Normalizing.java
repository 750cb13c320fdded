package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.ElementwiseFunction;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;

/** The arithmetic that normalisations share. */
final class Normalizing {
  private static final ElementwiseFunction AFFINE =
      ElementwiseFunction.of(
          "affine",
          3,
          0,
          in -> in.operands().get(0).mul(in.operands().get(1)).add(in.operands().get(2)));

  private Normalizing() {}

  /** Returns {@code x scale + shift} in one pass; all broadcast. */
  static Variable affine(Variable x, Variable scale, Variable shift) {
    return AFFINE.of(x, scale, shift);
  }

  /** Returns {@code (x - mean) / sqrt(variance + eps)}, both taken along the last dimension. */
  static Variable rows(Variable x, double eps) {
    Shape last = Shape.of(x.shape().size(-1));
    return x.layerNorm(constant(last, 1, x), constant(last, 0, x), eps);
  }

  /** Returns the same number everywhere, of x's type. */
  static Variable constant(Shape shape, double value, Variable x) {
    return Variable.constant(Tensor.full(shape, value, x.dtype()));
  }
}
