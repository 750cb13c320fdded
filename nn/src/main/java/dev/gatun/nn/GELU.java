package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The Gaussian error unit, {@code x (1 + erf(x / sqrt 2)) / 2}, of each element (Hendrycks and
 * Gimpel 2016).
 */
public final class GELU extends Layer {
  private final boolean tanh;

  /** Creates the exact layer. */
  public GELU() {
    this(false);
  }

  /**
   * Creates the layer.
   *
   * @param tanh whether to approximate it by {@code x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) /
   *     2}
   */
  public GELU(boolean tanh) {
    this.tanh = tanh;
  }

  @Override
  public Variable forward(Variable x) {
    return tanh ? x.geluTanh() : x.gelu();
  }
}
