package dev.gatun.nn;

import dev.gatun.tensor.PadMode;

/**
 * Adds elements around inputs {@code (N, C, L)} or without N: what lies as far on this side of the
 * edge, which is not repeated.
 */
public final class ReflectionPad1d extends PadNd {
  /** Creates a layer that adds as many elements on each side. */
  public ReflectionPad1d(int padding) {
    super(1, PadMode.REFLECT, 0, padding);
  }

  /**
   * Creates a layer that adds these numbers of elements left and right; negative ones take away.
   *
   * @throws IllegalArgumentException if there are not 2 numbers
   */
  public ReflectionPad1d(Integer... padding) {
    super(1, PadMode.REFLECT, 0, padding);
  }
}
