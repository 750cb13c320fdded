package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Shape;

/**
 * A fully connected layer: {@code y = x W^T + b}, {@code (..., in) -> (..., out)} with weights
 * {@code (out, in)}.
 */
public final class Linear extends Layer {
  private final int out;
  private final boolean bias;
  private final Param weight;
  private final Param offset;

  /** Creates a layer with {@code out} outputs, Glorot-uniform weights and a zero bias. */
  public Linear(int out) {
    this(out, true);
  }

  /** Creates a layer with or without a bias. */
  public Linear(int out, boolean bias) {
    this(out, bias, Init.glorotUniform());
  }

  /**
   * Creates a layer whose weights begin as {@code init} says.
   *
   * @throws IllegalArgumentException if {@code out} is less than 1
   */
  public Linear(int out, boolean bias, Init init) {
    if (out < 1)
      throw new IllegalArgumentException("Linear: out is " + out + ", expected 1 or more");
    this.out = out;
    this.bias = bias;
    this.weight = param("weight", init);
    this.offset = bias ? param("bias", Init.zeros()) : weight;
  }

  @Override
  public Variable forward(Variable x) {
    return forward(x, false);
  }

  @Override
  boolean rectifies() {
    return true;
  }

  @Override
  Variable rectified(Variable x) {
    return forward(x, true);
  }

  private Variable forward(Variable x, boolean rectified) {
    if (x.shape().rank() == 0) {
      throw new IllegalArgumentException("Linear: the input is a scalar; expected (..., in)");
    }
    Variable w = weight.of(Shape.of(out, x.shape().size(-1)));
    if (!bias) return rectified ? x.linear(w).relu() : x.linear(w);
    Variable b = offset.of(Shape.of(out));
    return rectified ? x.linearRelu(w, b) : x.linear(w, b);
  }

  @Override
  public String toString() {
    return "Linear(" + out + ")";
  }
}
