package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The leaky rectifier: x where it is positive, else {@code negativeSlope * x} (Maas et al. 2013).
 */
public final class LeakyReLU extends Layer {
  private final double negativeSlope;

  /** Creates the layer with slope 0.01. */
  public LeakyReLU() {
    this(0.01);
  }

  /** Creates the layer. */
  public LeakyReLU(double negativeSlope) {
    this.negativeSlope = negativeSlope;
  }

  @Override
  public Variable forward(Variable x) {
    return x.leakyRelu(negativeSlope);
  }

  @Override
  public String toString() {
    return "LeakyReLU(" + negativeSlope + ")";
  }
}
