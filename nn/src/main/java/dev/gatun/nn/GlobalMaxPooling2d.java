package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The largest element of each channel over all places, Keras's layer of that name: {@code (N, C, H,
 * W) -> (N, C)}.
 */
public final class GlobalMaxPooling2d extends Layer {
  /** Creates the layer. */
  public GlobalMaxPooling2d() {}

  @Override
  public Variable forward(Variable x) {
    if (x.shape().rank() != 4) {
      throw new IllegalArgumentException(
          this + ": the input is " + x.shape() + ", expected " + Spatial.expected(2));
    }
    return x.amax(2, 3);
  }
}
