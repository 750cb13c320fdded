package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The function {@code x hardsigmoid(x)} (Howard et al. 2019) of each element. */
public final class Hardswish extends Layer {
  /** Creates the layer. */
  public Hardswish() {}

  @Override
  public Variable forward(Variable x) {
    return x.hardswish();
  }
}
