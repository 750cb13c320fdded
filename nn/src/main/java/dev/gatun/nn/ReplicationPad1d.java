package dev.gatun.nn;

import dev.gatun.tensor.PadMode;

/** Adds elements around inputs {@code (N, C, L)} or without N: the edge, again and again. */
public final class ReplicationPad1d extends PadNd {
  /** Creates a layer that adds as many elements on each side. */
  public ReplicationPad1d(int padding) {
    super(1, PadMode.REPLICATE, 0, padding);
  }

  /**
   * Creates a layer that adds these numbers of elements left and right; negative ones take away.
   *
   * @throws IllegalArgumentException if there are not 2 numbers
   */
  public ReplicationPad1d(Integer... padding) {
    super(1, PadMode.REPLICATE, 0, padding);
  }
}
