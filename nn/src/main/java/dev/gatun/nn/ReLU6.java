package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The rectifier with a limit, {@code min(max(x, 0), 6)}, of each element. */
public final class ReLU6 extends Layer {
  /** Creates the layer. */
  public ReLU6() {}

  @Override
  public Variable forward(Variable x) {
    return x.relu6();
  }
}
