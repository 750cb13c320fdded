package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The mean of each channel over all places, Keras's layer of that name: {@code (N, C, L) -> (N,
 * C)}.
 */
public final class GlobalAveragePooling1d extends Layer {
  /** Creates the layer. */
  public GlobalAveragePooling1d() {}

  @Override
  public Variable forward(Variable x) {
    if (x.shape().rank() != 3) {
      throw new IllegalArgumentException(
          this + ": the input is " + x.shape() + ", expected " + Spatial.expected(1));
    }
    return x.mean(2);
  }
}
