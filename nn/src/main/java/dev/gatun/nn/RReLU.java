package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.RandomKey;
import dev.gatun.tensor.Tensor;

/**
 * The rectifier whose slope for negative elements is drawn evenly between two limits while
 * training, and is their mean otherwise (Xu et al. 2015).
 */
public final class RReLU extends Layer {
  private final double lower;
  private final double upper;

  /** Creates the layer with slopes from 1/8 to 1/3. */
  public RReLU() {
    this(1.0 / 8, 1.0 / 3);
  }

  /**
   * Creates the layer.
   *
   * @throws IllegalArgumentException if {@code lower} exceeds {@code upper}
   */
  public RReLU(double lower, double upper) {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "RReLU: the slopes are from " + lower + " to " + upper + ", expected lower <= upper");
    }
    this.lower = lower;
    this.upper = upper;
  }

  @Override
  public Variable forward(Variable x) {
    RandomKey key = Mode.nextKey();
    if (key == null) return x.leakyRelu((lower + upper) / 2);
    var generator = new Generator(key.seed(), key.stream());
    Tensor slopes = generator.uniform(x.shape(), lower, upper, DType.F32);
    return x.prelu(Variable.constant(slopes.to(x.dtype())));
  }

  @Override
  public String toString() {
    return "RReLU(" + lower + ", " + upper + ")";
  }
}
