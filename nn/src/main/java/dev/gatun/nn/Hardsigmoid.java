package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;

/**
 * The function {@code x / 6 + 1 / 2}, limited to 0 and 1, of each element. In f64 its gradient is
 * that of PyTorch, which has 1 / 6 rounded to f32 there.
 */
public final class Hardsigmoid extends Layer {
  private static final double SLOPE = 1f / 6;

  /** Creates the layer. */
  public Hardsigmoid() {}

  @Override
  public Variable forward(Variable x) {
    Variable y = x.hardsigmoid();
    if (x.dtype() != DType.F64 || !x.requiresGrad()) return y;
    Variable sloped = x.hardtanh(-3, 3).mul(SLOPE);
    return sloped.add(y.sub(sloped).detach());
  }
}
