package dev.gatun.nn;

import dev.gatun.tensor.PadMode;

/** Adds elements around inputs {@code (N, C, H, W)} or without N: one number. */
public final class ConstantPad2d extends PadNd {
  /** Creates a layer that adds as many elements of {@code value} on each side. */
  public ConstantPad2d(int padding, double value) {
    super(2, PadMode.CONSTANT, value, padding);
  }

  /**
   * Creates a layer that adds these numbers of elements of {@code value} left, right, top and
   * bottom; negative ones take away.
   *
   * @throws IllegalArgumentException if there are not 4 numbers
   */
  public ConstantPad2d(double value, Integer... padding) {
    super(2, PadMode.CONSTANT, value, padding);
  }
}
