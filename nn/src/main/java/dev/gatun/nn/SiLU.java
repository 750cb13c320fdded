package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The function {@code x / (1 + e^-x)}, also named swish (Elfwing et al. 2017), of each element. */
public final class SiLU extends Layer {
  /** Creates the layer. */
  public SiLU() {}

  @Override
  public Variable forward(Variable x) {
    return x.silu();
  }
}
