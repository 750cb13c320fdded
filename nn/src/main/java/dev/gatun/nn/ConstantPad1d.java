package dev.gatun.nn;

import dev.gatun.tensor.PadMode;

/** Adds elements around inputs {@code (N, C, L)} or without N: one number. */
public final class ConstantPad1d extends PadNd {
  /** Creates a layer that adds as many elements of {@code value} on each side. */
  public ConstantPad1d(int padding, double value) {
    super(1, PadMode.CONSTANT, value, padding);
  }

  /**
   * Creates a layer that adds these numbers of elements of {@code value} left and right; negative
   * ones take away.
   *
   * @throws IllegalArgumentException if there are not 2 numbers
   */
  public ConstantPad1d(double value, Integer... padding) {
    super(1, PadMode.CONSTANT, value, padding);
  }
}
