package dev.gatun.tensor.internal.conv;

import java.util.Arrays;

/**
 * The sizes of a convolution with three spatial axes: depth, height and width, in this order; an
 * axis that a convolution lacks has size 1, kernel 1, stride 1, padding 0 and dilation 1.
 *
 * <p>The input is {@code (N, D, H, W, C)} in memory, the weights are {@code (outChannels,
 * inChannels / groups, kD, kH, kW)}.
 *
 * @param batch the number of images, N
 * @param groups into how many groups of channels input and output are split
 * @param inChannels the channels of the input
 * @param outChannels the channels of the output
 * @param input the input's extent on each axis
 * @param kernel the kernel's extent on each axis
 * @param stride how far the kernel moves on each axis
 * @param padding how many zeros stand before and behind the input on each axis
 * @param dilation how far apart the kernel's elements are on each axis
 */
@SuppressWarnings("ArrayRecordComponent")
public record ConvGeometry(
    int batch,
    int groups,
    int inChannels,
    int outChannels,
    int[] input,
    int[] kernel,
    int[] stride,
    int[] padding,
    int[] dilation) {

  /** The number of spatial axes. */
  static final int AXES = 3;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is out of range, channels are not divisible by
   *     groups, or the kernel is larger than the padded input
   */
  public ConvGeometry {
    if (batch < 0 || groups < 1 || inChannels % groups != 0 || outChannels % groups != 0) {
      throw new IllegalArgumentException(
          "batch %d, groups %d, channels %d to %d: groups must divide both numbers of channels"
              .formatted(batch, groups, inChannels, outChannels));
    }
    for (int[] sizes : new int[][] {input, kernel, stride, padding, dilation}) {
      if (sizes.length != AXES) {
        throw new IllegalArgumentException(
            Arrays.toString(sizes) + ": expected one number for each of 3 axes");
      }
    }
    for (int i = 0; i < AXES; i++) {
      check(input[i], kernel[i], stride[i], padding[i], dilation[i]);
    }
  }

  private static void check(int input, int kernel, int stride, int padding, int dilation) {
    if (kernel < 1 || stride < 1 || padding < 0 || dilation < 1) {
      throw new IllegalArgumentException(
          "kernel %d, stride %d, padding %d, dilation %d: all but padding must be 1 or more"
              .formatted(kernel, stride, padding, dilation));
    }
    if (input + 2L * padding < (kernel - 1L) * dilation + 1) {
      throw new IllegalArgumentException(
          "kernel %d with dilation %d is larger than the input of %d with padding %d"
              .formatted(kernel, dilation, input, padding));
    }
  }

  /** Returns the output's extent on an axis. */
  public int output(int axis) {
    int reach = (kernel[axis] - 1) * dilation[axis] + 1;
    return (input[axis] + 2 * padding[axis] - reach) / stride[axis] + 1;
  }

  /** Returns the output's extents. */
  public int[] output() {
    return new int[] {output(0), output(1), output(2)};
  }

  /** Returns the number of elements of a kernel for one input and one output channel. */
  int taps() {
    return kernel[0] * kernel[1] * kernel[2];
  }

  /** Returns the input channels of a group. */
  int groupIn() {
    return inChannels / groups;
  }

  /** Returns the output channels of a group. */
  int groupOut() {
    return outChannels / groups;
  }

  /** Returns the number of multiply-adds of a pass over all outputs, padding included. */
  double work() {
    return (double) batch * volume(output()) * taps() * groupIn() * outChannels;
  }

  /** Returns the product of three extents. */
  static long volume(int[] extents) {
    return (long) extents[0] * extents[1] * extents[2];
  }
}
