package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The rectifier, {@code max(x, 0)}, of each element. */
public final class ReLU extends Layer {
  /** Creates the layer. */
  public ReLU() {}

  @Override
  public Variable forward(Variable x) {
    return x.relu();
  }
}
