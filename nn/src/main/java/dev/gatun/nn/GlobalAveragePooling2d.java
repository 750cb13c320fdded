package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The mean of each channel over all places, Keras's layer of that name: {@code (N, C, H, W) -> (N,
 * C)}.
 */
public final class GlobalAveragePooling2d extends Layer {
  /** Creates the layer. */
  public GlobalAveragePooling2d() {}

  @Override
  public Variable forward(Variable x) {
    if (x.shape().rank() != 4) {
      throw new IllegalArgumentException(
          this + ": the input is " + x.shape() + ", expected " + Spatial.expected(2));
    }
    return x.mean(2, 3);
  }
}
