package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The exponential unit: x where it is positive, else {@code alpha (e^x - 1)} (Clevert et al. 2015).
 */
public final class ELU extends Layer {
  private final double alpha;

  /** Creates the layer with alpha 1. */
  public ELU() {
    this(1);
  }

  /** Creates the layer; negative elements tend to {@code -alpha}. */
  public ELU(double alpha) {
    this.alpha = alpha;
  }

  @Override
  public Variable forward(Variable x) {
    return x.elu(alpha);
  }

  @Override
  public String toString() {
    return "ELU(" + alpha + ")";
  }
}
