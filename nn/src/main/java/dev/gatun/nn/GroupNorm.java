package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Shape;

/**
 * Normalisation of groups of channels of {@code (N, C, ...)}, each example by itself (Wu and He
 * 2018): {@code (x - mean) / sqrt(var + eps) * weight + bias}, a factor and an offset a channel.
 * The setters return the layer, so that they can be chained behind the constructor.
 */
public final class GroupNorm extends Layer {
  private final int groups;
  private final Param weight = param("weight", Init.ones());
  private final Param bias = param("bias", Init.zeros());
  private double eps = 1e-5;
  private boolean affine = true;

  /**
   * Creates a layer.
   *
   * @throws IllegalArgumentException if there is no group
   */
  public GroupNorm(int numGroups) {
    if (numGroups < 1) {
      throw new IllegalArgumentException(
          "GroupNorm: numGroups is " + numGroups + ", expected 1 or more");
    }
    groups = numGroups;
  }

  /** Adds this to the variance, so that its root is not zero; at first 1e-5. */
  public GroupNorm eps(double number) {
    eps = number;
    return this;
  }

  /** Says whether each channel has a factor and an offset that are learned; at first true. */
  public GroupNorm affine(boolean wanted) {
    affine = wanted;
    declare("weight", weight, wanted);
    declare("bias", bias, wanted);
    return this;
  }

  @Override
  public Variable forward(Variable x) {
    Shape shape = x.shape();
    if (shape.rank() < 2 || shape.size(1) % groups != 0) {
      throw new IllegalArgumentException(
          this + ": the input is " + shape + ", expected (N, C, ...) with C a multiple of groups");
    }
    long n = shape.size(0) * groups;
    Variable rows = x.reshape(n, n == 0 ? 0 : shape.count() / n);
    Variable y = Normalizing.rows(rows, eps).reshape(shape.toArray());
    if (!affine) return y;
    Shape channels = Shape.of(shape.size(1));
    return Normalizing.affine(
        y,
        RunningNorm.perChannel(weight.of(channels), x),
        RunningNorm.perChannel(bias.of(channels), x));
  }

  @Override
  public String toString() {
    return "GroupNorm(" + groups + ")";
  }
}
