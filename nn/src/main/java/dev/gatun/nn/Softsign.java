package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The function {@code x / (1 + |x|)} of each element. */
public final class Softsign extends Layer {
  /** Creates the layer. */
  public Softsign() {}

  @Override
  public Variable forward(Variable x) {
    return x.softsign();
  }
}
