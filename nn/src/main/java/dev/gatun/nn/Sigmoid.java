package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The logistic function, {@code 1 / (1 + e^-x)}, of each element. */
public final class Sigmoid extends Layer {
  /** Creates the layer. */
  public Sigmoid() {}

  @Override
  public Variable forward(Variable x) {
    return x.sigmoid();
  }
}
