package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * Zeroes whole channels of {@code (N, C, H, W)}, or without N, with a probability while training
 * and divides the others by the rest (Tompson et al. 2015).
 */
public final class Dropout2d extends Layer {
  private final double p;

  /**
   * Creates the layer.
   *
   * @param p the probability, 0 to 1
   * @throws IllegalArgumentException if p is outside
   */
  public Dropout2d(double p) {
    this.p = ChannelDropout.checked("Dropout2d", p);
  }

  @Override
  public Variable forward(Variable x) {
    return ChannelDropout.of(this, x, 2, p);
  }

  @Override
  public String toString() {
    return "Dropout2d(" + p + ")";
  }
}
