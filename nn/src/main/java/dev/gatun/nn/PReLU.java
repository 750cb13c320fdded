package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Shape;
import java.util.Arrays;

/**
 * The rectifier whose slope for negative elements is learned, one for all or one a channel of
 * {@code (N, C, ...)} (He et al. 2015).
 */
public final class PReLU extends Layer {
  private final int slopes;
  private final Param weight;

  /** Creates the layer with one slope, at first 0.25. */
  public PReLU() {
    this(1, 0.25);
  }

  /**
   * Creates the layer.
   *
   * @param numParameters the number of slopes: 1 or that of the channels
   * @param init the first value of each
   * @throws IllegalArgumentException if {@code numParameters} is less than 1
   */
  public PReLU(int numParameters, double init) {
    if (numParameters < 1) {
      throw new IllegalArgumentException(
          "PReLU: numParameters is " + numParameters + ", expected 1 or more");
    }
    this.slopes = numParameters;
    this.weight = param("weight", Init.constant(init));
  }

  @Override
  public Variable forward(Variable x) {
    Variable w = weight.of(Shape.of(slopes));
    if (slopes == 1 && x.shape().rank() > 0) return x.prelu(w);
    if (slopes == 1) return x.prelu(w.squeeze(0));
    if (x.shape().rank() < 2 || x.shape().size(1) != slopes) {
      throw new IllegalArgumentException(
          this + ": the input is " + x.shape() + ", expected (N, " + slopes + ", ...)");
    }
    long[] sizes = new long[x.shape().rank() - 1];
    Arrays.fill(sizes, 1);
    sizes[0] = slopes;
    return x.prelu(w.reshape(sizes));
  }

  @Override
  public String toString() {
    return "PReLU(" + slopes + ")";
  }
}
