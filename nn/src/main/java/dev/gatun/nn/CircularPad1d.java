package dev.gatun.nn;

import dev.gatun.tensor.PadMode;

/**
 * Adds elements around inputs {@code (N, C, L)} or without N: what lies at the other end, as if the
 * input went round.
 */
public final class CircularPad1d extends PadNd {
  /** Creates a layer that adds as many elements on each side. */
  public CircularPad1d(int padding) {
    super(1, PadMode.CIRCULAR, 0, padding);
  }

  /**
   * Creates a layer that adds these numbers of elements left and right; negative ones take away.
   *
   * @throws IllegalArgumentException if there are not 2 numbers
   */
  public CircularPad1d(Integer... padding) {
    super(1, PadMode.CIRCULAR, 0, padding);
  }
}
