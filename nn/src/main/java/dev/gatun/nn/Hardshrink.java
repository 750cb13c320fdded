package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** Each element, but 0 from {@code -lambd} to {@code lambd}. */
public final class Hardshrink extends Layer {
  private final double lambd;

  /** Creates the layer with lambd 0.5. */
  public Hardshrink() {
    this(0.5);
  }

  /** Creates the layer. */
  public Hardshrink(double lambd) {
    this.lambd = lambd;
  }

  @Override
  public Variable forward(Variable x) {
    return x.hardshrink(lambd);
  }

  @Override
  public String toString() {
    return "Hardshrink(" + lambd + ")";
  }
}
