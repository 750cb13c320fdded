package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** Each element that exceeds {@code threshold}, and {@code value} for the others. */
public final class Threshold extends Layer {
  private final double threshold;
  private final double value;

  /** Creates the layer. */
  public Threshold(double threshold, double value) {
    this.threshold = threshold;
    this.value = value;
  }

  @Override
  public Variable forward(Variable x) {
    return x.threshold(threshold, value);
  }

  @Override
  public String toString() {
    return "Threshold(" + threshold + ", " + value + ")";
  }
}
