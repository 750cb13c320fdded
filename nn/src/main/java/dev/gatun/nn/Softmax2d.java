package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** Softmax over the channels of {@code (N, C, H, W)} or {@code (C, H, W)}, at each place. */
public final class Softmax2d extends Layer {
  /** Creates the layer. */
  public Softmax2d() {}

  @Override
  public Variable forward(Variable x) {
    return x.softmax(-3);
  }
}
