package dev.gatun.tensor.internal.winograd;

import java.lang.foreign.MemorySegment;

/**
 * The linear maps of the method along one axis, each applied to many numbers side by side: input j
 * of number i is {@code source[from + j * fromStride + i]}, output j goes to {@code target[to + j *
 * toStride + i]}, and {@code count} is a multiple of 16. Applied along rows and then along columns
 * they make the map of a tile. Arrays are {@code float[]} or {@code double[]}.
 */
interface Stencils {
  /** Maps 6 inputs of a convolution to their 6 values at the points. */
  void inputs(
      Object source, int from, int fromStride, Object target, int to, int toStride, int count);

  /** Maps 6 values of the products to 4 outputs of the convolution. */
  void outputs(
      Object source, int from, int fromStride, Object target, int to, int toStride, int count);

  /** Maps 4 gradients of outputs to the gradients of 6 values: the adjoint of {@link #outputs}. */
  void gradients(
      Object source, int from, int fromStride, Object target, int to, int toStride, int count);

  /** Maps 3 weights to their 6 values at the points. */
  void weights(
      Object source, int from, int fromStride, Object target, int to, int toStride, int count);

  /** Maps the gradients of 6 values to those of 3 weights: the adjoint of {@link #weights}. */
  void weightGradients(
      Object source, int from, int fromStride, Object target, int to, int toStride, int count);

  /**
   * Writes numbers plus others to a byte offset of memory; if {@code rectified}, zero for what is
   * below.
   */
  void write(
      Object source,
      int from,
      Object summand,
      MemorySegment target,
      long to,
      int count,
      boolean rectified);
}
