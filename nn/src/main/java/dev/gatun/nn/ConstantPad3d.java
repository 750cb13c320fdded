package dev.gatun.nn;

import dev.gatun.tensor.PadMode;

/** Adds elements around inputs {@code (N, C, D, H, W)} or without N: one number. */
public final class ConstantPad3d extends PadNd {
  /** Creates a layer that adds as many elements of {@code value} on each side. */
  public ConstantPad3d(int padding, double value) {
    super(3, PadMode.CONSTANT, value, padding);
  }

  /**
   * Creates a layer that adds these numbers of elements of {@code value} left, right, top, bottom,
   * front and back; negative ones take away.
   *
   * @throws IllegalArgumentException if there are not 6 numbers
   */
  public ConstantPad3d(double value, Integer... padding) {
    super(3, PadMode.CONSTANT, value, padding);
  }
}
