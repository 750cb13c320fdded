package dev.gatun.nn;

import dev.gatun.tensor.PadMode;

/** Adds elements around inputs {@code (N, C, H, W)} or without N: the edge, again and again. */
public final class ReplicationPad2d extends PadNd {
  /** Creates a layer that adds as many elements on each side. */
  public ReplicationPad2d(int padding) {
    super(2, PadMode.REPLICATE, 0, padding);
  }

  /**
   * Creates a layer that adds these numbers of elements left, right, top and bottom; negative ones
   * take away.
   *
   * @throws IllegalArgumentException if there are not 4 numbers
   */
  public ReplicationPad2d(Integer... padding) {
    super(2, PadMode.REPLICATE, 0, padding);
  }
}
