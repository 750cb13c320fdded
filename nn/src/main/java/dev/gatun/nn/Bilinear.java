package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Shape;
import java.util.List;

/**
 * A bilinear form for each output: {@code y_k = x1^T W_k x2 + b_k}, {@code (..., in1), (..., in2)
 * -> (..., out)} with weights {@code (out, in1, in2)}.
 */
public final class Bilinear extends VariadicLayer {
  private final int out;
  private final boolean bias;
  private final Param weight;
  private final Param offset;

  /** Creates a layer with {@code out} outputs, Glorot-uniform weights and a zero bias. */
  public Bilinear(int out) {
    this(out, true);
  }

  /**
   * Creates a layer with or without a bias.
   *
   * @throws IllegalArgumentException if {@code out} is less than 1
   */
  public Bilinear(int out, boolean bias) {
    if (out < 1) {
      throw new IllegalArgumentException("Bilinear: out is " + out + ", expected 1 or more");
    }
    this.out = out;
    this.bias = bias;
    this.weight = param("weight", Init.glorotUniform());
    this.offset = bias ? param("bias", Init.zeros()) : weight;
  }

  @Override
  public List<Variable> forwardAll(List<Variable> inputs) {
    checkInputs(inputs, 2, 2, "x1 and x2");
    return List.of(forward(inputs.get(0), inputs.get(1)));
  }

  /**
   * Computes the forms.
   *
   * @throws IllegalArgumentException if the sizes before the last differ
   */
  public Variable forward(Variable x1, Variable x2) {
    Shape outer = x1.shape().without(-1);
    if (!outer.equals(x2.shape().without(-1))) {
      throw new IllegalArgumentException(
          this
              + ": x1 is "
              + x1.shape()
              + ", x2 is "
              + x2.shape()
              + ": all sizes but the last must be equal");
    }
    long in1 = x1.shape().size(-1);
    long in2 = x2.shape().size(-1);
    Variable w = weight.of(Shape.of(out, in1, in2));
    Variable left = x1.reshape(outer.count(), in1).matmul(w);
    Variable y = left.mul(x2.reshape(outer.count(), in2)).sum(2, false).transpose();
    Variable shifted = bias ? y.add(offset.of(Shape.of(out))) : y;
    return shifted.reshape(outer.inserted(outer.rank(), out).toArray());
  }

  @Override
  public String toString() {
    return "Bilinear(" + out + ")";
  }
}
