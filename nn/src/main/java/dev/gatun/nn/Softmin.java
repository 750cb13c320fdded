package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** Softmax of the negative elements: {@code e^-x / sum(e^-x)} along a dimension. */
public final class Softmin extends Layer {
  private final int dim;

  /** Creates the layer for the last dimension. */
  public Softmin() {
    this(-1);
  }

  /** Creates the layer for dimension {@code dim}; negative ones count from the end. */
  public Softmin(int dim) {
    this.dim = dim;
  }

  @Override
  public Variable forward(Variable x) {
    return x.neg().softmax(dim);
  }

  @Override
  public String toString() {
    return "Softmin(" + dim + ")";
  }
}
