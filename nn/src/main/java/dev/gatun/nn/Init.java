package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;

/** A way to choose the initial values of a parameter. */
public interface Init {
  /** Returns initial values drawn from {@code generator}. */
  Tensor tensor(Shape shape, DType dtype, Generator generator);

  /**
   * Returns initial values drawn from the generator of {@link #with}, or without one from a fixed
   * generator that depends on the shape.
   */
  default Tensor tensor(Shape shape, DType dtype) {
    return tensor(shape, dtype, InitSource.current(shape));
  }

  /** Runs {@code work}, in which parameters draw their initial values from {@code generator}. */
  static void with(Generator generator, Runnable work) {
    InitSource.with(generator, work);
  }

  /** Returns zeros. */
  static Init zeros() {
    return constant(0);
  }

  /** Returns ones. */
  static Init ones() {
    return constant(1);
  }

  /** Returns the same number everywhere. */
  static Init constant(double value) {
    return (shape, dtype, _) -> Tensor.full(shape, value, dtype);
  }

  /** Returns numbers drawn evenly from {@code low} to {@code high}. */
  static Init uniform(double low, double high) {
    return (shape, dtype, g) -> g.uniform(shape, low, high, dtype);
  }

  /** Returns numbers drawn from the normal distribution. */
  static Init normal(double mean, double deviation) {
    return (shape, dtype, g) -> g.normal(shape, mean, deviation, dtype);
  }

  /**
   * Returns numbers drawn evenly from {@code -a} to {@code a}, {@code a = sqrt(6 / (fanIn +
   * fanOut))}, which keeps variances the same forwards and backwards (Glorot and Bengio 2010).
   */
  static Init glorotUniform() {
    return (shape, dtype, g) -> {
      Fan fan = Fan.of(shape);
      double a = Math.sqrt(6.0 / (fan.in() + fan.out()));
      return g.uniform(shape, -a, a, dtype);
    };
  }

  /** Returns normal numbers of deviation {@code sqrt(2 / (fanIn + fanOut))} (Glorot and Bengio). */
  static Init glorotNormal() {
    return (shape, dtype, g) -> {
      Fan fan = Fan.of(shape);
      return g.normal(shape, 0, Math.sqrt(2.0 / (fan.in() + fan.out())), dtype);
    };
  }

  /**
   * Returns numbers drawn evenly from {@code -a} to {@code a}, {@code a = sqrt(6 / fanIn)}, which
   * suits ReLU (He et al. 2015).
   */
  static Init kaimingUniform() {
    return (shape, dtype, g) -> {
      double a = Math.sqrt(6.0 / Fan.of(shape).in());
      return g.uniform(shape, -a, a, dtype);
    };
  }

  /** Returns normal numbers of deviation {@code sqrt(2 / fanIn)} (He et al. 2015). */
  static Init kaimingNormal() {
    return (shape, dtype, g) -> g.normal(shape, 0, Math.sqrt(2.0 / Fan.of(shape).in()), dtype);
  }

  /**
   * How many inputs each output depends on, and how many outputs each input reaches.
   *
   * @param in the inputs
   * @param out the outputs
   */
  record Fan(long in, long out) {
    /** Returns those of weights {@code (out, in, kernel...)}; of a vector its size for both. */
    public static Fan of(Shape weights) {
      if (weights.rank() < 2) return new Fan(weights.count(), weights.count());
      long kernel = 1;
      for (int d = 2; d < weights.rank(); d++) kernel *= weights.size(d);
      return new Fan(weights.size(1) * kernel, weights.size(0) * kernel);
    }
  }
}
