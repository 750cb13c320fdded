package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.ElementwiseFunction;

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

  /** Returns {@code (x - mean) / sqrt(variance + eps)}, both taken along these dimensions. */
  static Variable normalize(Variable x, double eps, int... dims) {
    Variable centered = x.sub(x.mean(dims, true));
    return centered.mul(centered.square().mean(dims, true).add(eps).rsqrt());
  }
}
