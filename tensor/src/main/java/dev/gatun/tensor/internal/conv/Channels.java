package dev.gatun.tensor.internal.conv;

import java.lang.foreign.MemorySegment;

/** The inner loops of convolutions that keep channels apart, a vector of channels at a time. */
interface Channels {
  /** Computes the pixels {@code job.first} to {@code job.last} - 1, in all channels. */
  void correlate(ChannelJob job);

  /**
   * Adds products of two grids of pixels to one sum a channel: {@code sums[at + c] += x[i, j, c] *
   * dy[i, j, c]} over ascending i and j. Offsets and distances are bytes.
   */
  void gradient(
      MemorySegment x,
      long xAt,
      long xLine,
      long xPixel,
      MemorySegment dy,
      long dyAt,
      long dyLine,
      long dyPixel,
      int lines,
      int pixels,
      Object sums,
      int at,
      int channels);
}
