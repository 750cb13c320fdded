package dev.gatun.nn;

import dev.gatun.tensor.PadMode;

/**
 * Adds elements around inputs {@code (N, C, H, W)} or without N: what lies as far on this side of
 * the edge, which is not repeated.
 */
public final class ReflectionPad2d extends PadNd {
  /** Creates a layer that adds as many elements on each side. */
  public ReflectionPad2d(int padding) {
    super(2, PadMode.REFLECT, 0, padding);
  }

  /**
   * Creates a layer that adds these numbers of elements left, right, top and bottom; negative ones
   * take away.
   *
   * @throws IllegalArgumentException if there are not 4 numbers
   */
  public ReflectionPad2d(Integer... padding) {
    super(2, PadMode.REFLECT, 0, padding);
  }
}
