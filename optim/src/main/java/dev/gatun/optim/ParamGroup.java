package dev.gatun.optim;

import dev.gatun.autograd.Variable;
import java.util.List;

/** Parameters that share a learning rate. */
public final class ParamGroup {
  private final List<Variable> parameters;
  private double lr;

  /**
   * Creates a group.
   *
   * @throws IllegalArgumentException if the learning rate is negative or not a number
   */
  public ParamGroup(List<Variable> parameters, double lr) {
    this.parameters = List.copyOf(parameters);
    lr(lr);
  }

  /** Returns the parameters. */
  public List<Variable> parameters() {
    return parameters;
  }

  /** Returns the learning rate. */
  public double lr() {
    return lr;
  }

  /** Sets the learning rate. */
  public final void lr(double lr) {
    if (!(lr >= 0)) {
      throw new IllegalArgumentException("the learning rate is " + lr + ", expected 0 or more");
    }
    this.lr = lr;
  }
}
