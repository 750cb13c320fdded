package dev.gatun.tensor;

/** Operations that give elements mean 0 and variance 1. */
public sealed interface Normalization extends Op {
  /**
   * {@code (x - mean) / sqrt(variance + eps) weight + bias}, and as further results the mean and
   * the variance. Operands are x, and weight and bias, a number each for what is normalised.
   *
   * @param ofChannels whether mean and variance are those of each channel of {@code (N, C, ...)},
   *     weight and bias {@code (C)}; else those along the last dimension, weight and bias of its
   *     size
   * @param eps what is added to the variance
   */
  record Normalize(boolean ofChannels, double eps) implements Normalization {}

  /**
   * The gradients of {@link Normalize} with respect to x, weight and bias. Operands are the
   * gradient of its first result, x and the weight.
   */
  record NormalizeGradient(boolean ofChannels, double eps) implements Normalization {}
}
