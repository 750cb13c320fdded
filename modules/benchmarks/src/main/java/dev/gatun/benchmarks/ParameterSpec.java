package dev.gatun.benchmarks;

import dev.gatun.tensor.Shape;

/**
 * Names a parameter of a network and says where its first values lie.
 *
 * @param name the name, such as {@code conv1.weight}
 * @param shape the shape as PyTorch lays it out: {@code (out, in)} for a linear layer, {@code (out,
 *     in, rows, columns)} for a convolution
 * @param low the lower bound of the uniform values
 * @param high the upper bound, exclusive
 */
public record ParameterSpec(String name, Shape shape, float low, float high) {
  /** Returns the first values, the same for every framework, in row-major order. */
  public float[] values() {
    return Numbers.uniform(name, shape.count(), low, high);
  }

  /**
   * Returns a weight with Glorot's bound, {@code sqrt(6 / (fanIn + fanOut))} (Glorot and Bengio,
   * 2010, equation 16), the fans counted with the receptive field.
   */
  static ParameterSpec weight(String name, long... sizes) {
    var shape = Shape.of(sizes);
    long field = shape.count() / (sizes[0] * sizes[1]);
    float bound = (float) StrictMath.sqrt(6.0 / ((sizes[0] + sizes[1]) * field));
    return new ParameterSpec(name, shape, -bound, bound);
  }

  /** Returns a bias that is not zero, so that leaving it out shows. */
  static ParameterSpec bias(String name, long size) {
    return new ParameterSpec(name, Shape.of(size), -0.1f, 0.1f);
  }

  /** Returns the factor of a normalisation, about one. */
  static ParameterSpec factor(String name, long size) {
    return new ParameterSpec(name, Shape.of(size), 0.9f, 1.1f);
  }
}
