package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The hyperbolic tangent, of each element. */
public final class Tanh extends Layer {
  /** Creates the layer. */
  public Tanh() {}

  @Override
  public Variable forward(Variable x) {
    return x.tanh();
  }
}
