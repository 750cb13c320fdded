package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The logarithm of the logistic function, {@code -log(1 + e^-x)}, of each element. */
public final class LogSigmoid extends Layer {
  /** Creates the layer. */
  public LogSigmoid() {}

  @Override
  public Variable forward(Variable x) {
    return x.logSigmoid();
  }
}
