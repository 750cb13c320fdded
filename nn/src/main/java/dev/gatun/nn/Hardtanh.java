package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** Each element, no less than {@code minVal} and no more than {@code maxVal}. */
public final class Hardtanh extends Layer {
  private final double minVal;
  private final double maxVal;

  /** Creates the layer with the limits -1 and 1. */
  public Hardtanh() {
    this(-1, 1);
  }

  /** Creates the layer. */
  public Hardtanh(double minVal, double maxVal) {
    this.minVal = minVal;
    this.maxVal = maxVal;
  }

  @Override
  public Variable forward(Variable x) {
    return x.hardtanh(minVal, maxVal);
  }

  @Override
  public String toString() {
    return "Hardtanh(" + minVal + ", " + maxVal + ")";
  }
}
