package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The exponential unit that keeps mean 0 and variance 1 (Klambauer et al. 2017), of each element.
 */
public final class SELU extends Layer {
  /** Creates the layer. */
  public SELU() {}

  @Override
  public Variable forward(Variable x) {
    return x.selu();
  }
}
