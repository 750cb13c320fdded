package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The function {@code x tanh(log(1 + e^x))} (Misra 2019), of each element. */
public final class Mish extends Layer {
  /** Creates the layer. */
  public Mish() {}

  @Override
  public Variable forward(Variable x) {
    return x.mish();
  }
}
