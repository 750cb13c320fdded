package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The smooth rectifier {@code log(1 + e^(beta x)) / beta}, and x where {@code beta x > threshold}.
 */
public final class Softplus extends Layer {
  private final double beta;
  private final double threshold;

  /** Creates the layer with beta 1 and threshold 20. */
  public Softplus() {
    this(1, 20);
  }

  /** Creates the layer. */
  public Softplus(double beta, double threshold) {
    this.beta = beta;
    this.threshold = threshold;
  }

  @Override
  public Variable forward(Variable x) {
    return x.softplus(beta, threshold);
  }

  @Override
  public String toString() {
    return "Softplus(" + beta + ", " + threshold + ")";
  }
}
