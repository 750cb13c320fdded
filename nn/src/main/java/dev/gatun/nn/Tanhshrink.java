package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The function {@code x - tanh(x)} of each element. */
public final class Tanhshrink extends Layer {
  /** Creates the layer. */
  public Tanhshrink() {}

  @Override
  public Variable forward(Variable x) {
    return x.tanhshrink();
  }
}
