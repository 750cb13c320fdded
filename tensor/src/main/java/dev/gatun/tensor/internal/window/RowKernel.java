package dev.gatun.tensor.internal.window;

/**
 * Computes one row of a pooling's result: all positions along W, for all channels of image {@code
 * n}. The row (d, h) is one of the output for a forward pass and one of the input for a gradient.
 */
interface RowKernel {
  void row(Pass p, long n, int d, int h);
}
