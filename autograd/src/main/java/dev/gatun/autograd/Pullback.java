package dev.gatun.autograd;

import java.util.List;

/** The value of a function at a point, and the product with its transposed Jacobian there. */
public final class Pullback {
  private final Linearization at;

  Pullback(Linearization at) {
    this.at = at;
  }

  /** Returns the value. */
  public Variable value() {
    return at.value();
  }

  /**
   * Returns {@code J^T v}, a gradient for each input.
   *
   * @param v the gradient of the result
   * @throws IllegalArgumentException if it has not the shape of the result
   */
  public List<Variable> apply(Variable v) {
    return at.pull(v);
  }
}
