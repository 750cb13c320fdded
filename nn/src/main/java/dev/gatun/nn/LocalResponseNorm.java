package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * Normalisation by the channels around each (Krizhevsky et al. 2012): {@code x / (k + alpha s /
 * size)^beta}, s the sum of the squares of {@code size} channels of {@code (N, C, ...)}; those
 * outside count as zeros.
 */
public final class LocalResponseNorm extends Layer {
  private final int size;
  private double alpha = 1e-4;
  private double beta = 0.75;
  private double k = 1;

  /**
   * Creates a layer.
   *
   * @throws IllegalArgumentException if {@code size} is less than 1
   */
  public LocalResponseNorm(int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "LocalResponseNorm: size is " + size + ", expected 1 or more");
    }
    this.size = size;
  }

  /** Weighs the squares; at first 1e-4. */
  public LocalResponseNorm alpha(double number) {
    alpha = number;
    return this;
  }

  /** Raises the divisor to this power; at first 0.75. */
  public LocalResponseNorm beta(double number) {
    beta = number;
    return this;
  }

  /** Adds this to the divisor; at first 1. */
  public LocalResponseNorm k(double number) {
    k = number;
    return this;
  }

  @Override
  public Variable forward(Variable x) {
    if (x.shape().rank() < 3) {
      throw new IllegalArgumentException(
          this + ": the input is " + x.shape() + ", expected (N, C, ...) of 3 sizes or more");
    }
    long channels = x.shape().size(1);
    long[] before = new long[x.shape().rank()];
    long[] after = new long[before.length];
    before[1] = size / 2;
    after[1] = (size - 1L) / 2;
    Variable squares = x.square().pad(before, after, 0);
    Variable sum = squares.narrow(1, 0, channels);
    for (int i = 1; i < size; i++) sum = sum.add(squares.narrow(1, i, channels));
    return x.div(sum.mul(alpha / size).add(k).pow(beta));
  }

  @Override
  public String toString() {
    return "LocalResponseNorm(" + size + ")";
  }
}
