package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The gated unit: the first half along a dimension, times the sigmoid of the second half (Dauphin
 * et al. 2016).
 */
public final class GLU extends Layer {
  private final int dim;

  /** Creates the layer for the last dimension. */
  public GLU() {
    this(-1);
  }

  /** Creates the layer for dimension {@code dim}; negative ones count from the end. */
  public GLU(int dim) {
    this.dim = dim;
  }

  @Override
  public Variable forward(Variable x) {
    return x.glu(dim);
  }

  @Override
  public String toString() {
    return "GLU(" + dim + ")";
  }
}
