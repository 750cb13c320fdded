package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.RandomKey;

/**
 * Zeroes each element with a probability while training and divides the others by the rest, so that
 * the mean stays; does nothing otherwise (Srivastava et al. 2014).
 */
public final class Dropout extends Layer {
  private final double p;

  /**
   * Creates the layer.
   *
   * @param p the probability, 0 to 1
   * @throws IllegalArgumentException if p is outside
   */
  public Dropout(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("Dropout: p is " + p + ", expected a number from 0 to 1");
    }
    this.p = p;
  }

  @Override
  public Variable forward(Variable x) {
    RandomKey key = Mode.nextKey();
    return key == null ? x : x.dropout(p, key);
  }

  @Override
  public String toString() {
    return "Dropout(" + p + ")";
  }
}
