package dev.gatun.nn;

import dev.gatun.tensor.PadMode;

/** Adds elements around inputs {@code (N, C, D, H, W)} or without N: the edge, again and again. */
public final class ReplicationPad3d extends PadNd {
  /** Creates a layer that adds as many elements on each side. */
  public ReplicationPad3d(int padding) {
    super(3, PadMode.REPLICATE, 0, padding);
  }

  /**
   * Creates a layer that adds these numbers of elements left, right, top, bottom, front and back;
   * negative ones take away.
   *
   * @throws IllegalArgumentException if there are not 6 numbers
   */
  public ReplicationPad3d(Integer... padding) {
    super(3, PadMode.REPLICATE, 0, padding);
  }
}
