package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The smooth exponential unit: x where it is positive, else {@code alpha (e^(x / alpha) - 1)}
 * (Barron 2017).
 */
public final class CELU extends Layer {
  private final double alpha;

  /** Creates the layer with alpha 1. */
  public CELU() {
    this(1);
  }

  /** Creates the layer; negative elements tend to {@code -alpha}. */
  public CELU(double alpha) {
    this.alpha = alpha;
  }

  @Override
  public Variable forward(Variable x) {
    return x.celu(alpha);
  }

  @Override
  public String toString() {
    return "CELU(" + alpha + ")";
  }
}
