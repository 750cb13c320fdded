package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** Positive numbers whose sum along a dimension is 1: {@code e^x / sum(e^x)}. */
public final class Softmax extends Layer {
  private final int dim;

  /** Creates the layer for the last dimension. */
  public Softmax() {
    this(-1);
  }

  /** Creates the layer for dimension {@code dim}; negative ones count from the end. */
  public Softmax(int dim) {
    this.dim = dim;
  }

  @Override
  public Variable forward(Variable x) {
    return x.softmax(dim);
  }

  @Override
  public String toString() {
    return "Softmax(dim " + dim + ")";
  }
}
