package dev.gatun.autograd;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A tensor that remembers how it was computed, so that it can be differentiated.
 *
 * {@snippet :
 * Variable x = Variable.of(Tensor.of(1f, 2f, 3f));
 * Variable y = x.square().sum();
 * y.backward();
 * x.grad(); // 2, 4, 6
 * }
 *
 * <p>Every method of {@link Algebra} is recorded. What depends on no variable made with {@link #of}
 * is a constant and records nothing.
 */
public final class Variable implements Algebra<Variable>, TensorHolder {
  private final Tensor value;
  private final @Nullable Node node;
  private final int output;

  Variable(Tensor value, @Nullable Node node, int output) {
    this.value = value;
    this.node = node;
    this.output = output;
  }

  /**
   * Returns a variable that gradients are computed for.
   *
   * @throws IllegalArgumentException if the elements are not floating-point numbers
   */
  public static Variable of(Tensor value) {
    if (!value.dtype().isFloat()) {
      throw new IllegalArgumentException(
          "a variable of "
              + value.dtype()
              + " has no gradient; convert it with to(DType.F32), or use Variable.constant");
    }
    return new Variable(value, Node.leaf(value), 0);
  }

  /** Returns a constant: no gradient is computed for it. */
  public static Variable constant(Tensor value) {
    return new Variable(value, null, 0);
  }

  /** Returns the elements. */
  public Tensor value() {
    return value;
  }

  @Nullable Node node() {
    return node;
  }

  /** Returns which result of its node this is. */
  int output() {
    return output;
  }

  /** Tells whether gradients flow through this variable. */
  public boolean requiresGrad() {
    return node != null;
  }

  /** Tells whether this variable was made with {@link #of} and not computed. */
  public boolean isLeaf() {
    return node == null || node.isLeaf();
  }

  /**
   * Returns the gradient that {@link #backward()} has gathered here since {@link #zeroGrad}, or
   * null if none has.
   */
  public @Nullable Variable grad() {
    return node == null ? null : node.gathered();
  }

  /** Forgets the gathered gradient. */
  public void zeroGrad() {
    if (node != null) node.forget();
  }

  /**
   * Adds the gradient of this scalar to {@link #grad} of every variable it was computed from. What
   * was saved for it is released, so it works once.
   *
   * @throws IllegalStateException if this is not a single number, or a constant
   */
  public void backward() {
    Backward.gather(List.of(this), Backward.ones(this), false);
  }

  /** Does what {@link #backward()} does, with this gradient of the result to begin with. */
  public void backward(Tensor gradient) {
    Backward.gather(List.of(this), List.of(constant(gradient)), false);
  }

  @Override
  public Shape shape() {
    return value.shape();
  }

  @Override
  public DType dtype() {
    return value.dtype();
  }

  @Override
  public Variable self() {
    return this;
  }

  @Override
  public Variable detach() {
    return node == null ? this : constant(value);
  }

  @Override
  public Variable filled(double v) {
    return constant(value.filled(v));
  }

  @Override
  public Variable lifted(Tensor constant) {
    return constant(constant);
  }

  @Override
  public Variable apply(Op op) {
    return Node.record(op, value.apply(op), this);
  }

  @Override
  public Variable apply(Op op, Variable b) {
    return Node.record(op, value.apply(op, b.value), this, b);
  }

  @Override
  public Variable apply(Op op, Variable b, Variable c) {
    return Node.record(op, value.apply(op, b.value, c.value), this, b, c);
  }

  @Override
  public List<Variable> applyAll(Op op, List<Variable> rest) {
    List<Tensor> others = new ArrayList<>(rest.size());
    Variable[] all = new Variable[rest.size() + 1];
    all[0] = this;
    for (int i = 0; i < rest.size(); i++) {
      others.add(rest.get(i).value);
      all[i + 1] = rest.get(i);
    }
    return Node.recordAll(op, value.applyAll(op, others), all);
  }

  /**
   * Returns the sum of products that {@code equation} says, {@code "bij,bjk->bik"}: see {@link
   * Algebra#einsum}.
   */
  public static Variable einsum(String equation, Variable... operands) {
    return Algebra.einsum(equation, List.of(operands));
  }

  /** Returns the sum with a constant. */
  public Variable add(Tensor b) {
    return add(constant(b));
  }

  /** Returns the difference to a constant. */
  public Variable sub(Tensor b) {
    return sub(constant(b));
  }

  /** Returns the product with a constant. */
  public Variable mul(Tensor b) {
    return mul(constant(b));
  }

  /** Returns the quotient by a constant. */
  public Variable div(Tensor b) {
    return div(constant(b));
  }

  /** Returns the matrix product with a constant. */
  public Variable matmul(Tensor b) {
    return matmul(constant(b));
  }

  /**
   * Returns the only element.
   *
   * @throws IllegalArgumentException if there is not exactly one
   */
  public double item() {
    return value.item();
  }

  @Override
  public void forEachTensor(Consumer<Tensor> action) {
    action.accept(value);
  }

  /** Returns the elements and what they were computed by. */
  @Override
  public String toString() {
    return node == null ? value.toString() : value + "  <- " + node;
  }
}
