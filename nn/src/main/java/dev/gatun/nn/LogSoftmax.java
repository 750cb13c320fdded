package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The logarithm of softmax along a dimension: {@code x - log(sum(e^x))}, without overflow. */
public final class LogSoftmax extends Layer {
  private final int dim;

  /** Creates the layer for the last dimension. */
  public LogSoftmax() {
    this(-1);
  }

  /** Creates the layer for dimension {@code dim}; negative ones count from the end. */
  public LogSoftmax(int dim) {
    this.dim = dim;
  }

  @Override
  public Variable forward(Variable x) {
    return x.logSoftmax(dim);
  }

  @Override
  public String toString() {
    return "LogSoftmax(" + dim + ")";
  }
}
