package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** Each element moved towards 0 by {@code lambd}; 0 if it is nearer than that. */
public final class Softshrink extends Layer {
  private final double lambd;

  /** Creates the layer with lambd 0.5. */
  public Softshrink() {
    this(0.5);
  }

  /** Creates the layer. */
  public Softshrink(double lambd) {
    this.lambd = lambd;
  }

  @Override
  public Variable forward(Variable x) {
    return x.softshrink(lambd);
  }

  @Override
  public String toString() {
    return "Softshrink(" + lambd + ")";
  }
}
