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
import java.util.function.UnaryOperator;
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
  private final boolean inference;
  private final @Nullable Lifted lifted;

  Variable(Tensor value, @Nullable Node node, int output) {
    this(value, node, output, false, null);
  }

  Variable(
      Tensor value, @Nullable Node node, int output, boolean inference, @Nullable Lifted lifted) {
    this.value = value;
    this.node = node;
    this.output = output;
    this.inference = inference;
    this.lifted = lifted;
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
    return new Variable(value, Node.leaf(), 0);
  }

  /** Returns a constant: no gradient is computed for it. */
  public static Variable constant(Tensor value) {
    return new Variable(value, null, 0);
  }

  /**
   * Returns the elements.
   *
   * @throws IllegalStateException inside {@link Vmap}, where there are those of many examples
   */
  public Tensor value() {
    if (lifted == null) return value;
    throw new IllegalStateException(
        "inside Vmap a variable stands for many examples, and its elements cannot be read; use"
            + " operations on variables, such as where, instead");
  }

  /** Returns a new leaf with these elements, inside {@link Vmap} for the same examples. */
  Variable leaf() {
    return new Variable(value, Node.leaf(), 0, false, lifted);
  }

  /** Returns what this variable stands for in one run of {@link Vmap}; null if it is not its. */
  @Nullable Lifted lifted(VmapLevel level) {
    return lifted != null && lifted.level() == level ? lifted : null;
  }

  /** Returns the elements, inside {@link Vmap} those of all examples. */
  Tensor tensor() {
    return value;
  }

  /** Returns what this variable stands for inside {@link Vmap}; else null. */
  @Nullable Lifted lifted() {
    return lifted;
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
    return node != null || (lifted != null && lifted.below().requiresGrad());
  }

  /** Tells whether this variable was computed inside {@link Inference}. */
  public boolean isInference() {
    return inference;
  }

  /** Tells whether this variable was made with {@link #of} and not computed. */
  public boolean isLeaf() {
    return node == null || node.isLeaf();
  }

  /**
   * Returns the gradient that {@link #backward()} has gathered here since {@link #zeroGrad}, or
   * null if none has. Only leaves gather, and what {@link #retainGrad} was called for.
   */
  public @Nullable Variable grad() {
    Gathered gathered = gathered();
    return gathered == null ? null : gathered.sum();
  }

  /** Forgets the gathered gradient. */
  public void zeroGrad() {
    Gathered gathered = gathered();
    if (gathered != null) gathered.forget();
  }

  private @Nullable Gathered gathered() {
    if (node == null) return null;
    if (node.isLeaf()) return node.gathered();
    return node.hooks() == null ? null : node.hooks().retained(output);
  }

  /** Gathers the gradient here too, though this variable was computed; returns it. */
  public Variable retainGrad() {
    Node n = nodeFor("retainGrad");
    if (!n.isLeaf()) n.hooksForMore().retain(output);
    return this;
  }

  /**
   * Calls {@code hook} in every backward pass with the whole gradient of this variable; what it
   * returns goes on in place of it. To observe only, return the argument.
   *
   * @throws IllegalStateException if no gradient flows through this variable, and in the backward
   *     pass, if the hook changes the shape
   */
  public GradHook registerHook(UnaryOperator<Variable> hook) {
    return nodeFor("registerHook").hooksForMore().change(output, hook);
  }

  /**
   * Calls {@code hook} with this variable whenever {@link #backward()} has added to its {@link
   * #grad}, during the pass: for a step of an optimizer that forgets the gradient at once.
   *
   * @throws IllegalStateException if this variable is not a leaf
   */
  public GradHook registerPostAccumulateGradHook(Consumer<Variable> hook) {
    if (!isLeaf()) {
      throw new IllegalStateException(
          "registerPostAccumulateGradHook: only a variable made with Variable.of gathers gradients,"
              + " this one was computed by "
              + node);
    }
    return nodeFor("registerPostAccumulateGradHook")
        .hooksForMore()
        .afterGathering(() -> hook.accept(this));
  }

  private Node nodeFor(String method) {
    if (node != null) return node;
    throw new IllegalStateException(
        method + ": no gradient flows through this constant; make it with Variable.of");
  }

  /**
   * Adds the gradient of this scalar to {@link #grad} of every variable it was computed from. What
   * was saved for it is released, so it works once; {@link Gradients#backward} can do more.
   *
   * @throws IllegalStateException if this is not a single number, or a constant
   */
  public void backward() {
    Gradients.of(this).backward();
  }

  /** Does what {@link #backward()} does, with this gradient of the result to begin with. */
  public void backward(Tensor gradient) {
    Gradients.of(this).seeds(constant(gradient)).backward();
  }

  @Override
  public Shape shape() {
    if (lifted == null) return value.shape();
    Shape all = lifted.below().shape();
    return lifted.batched() ? all.without(0) : all;
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
    if (!requiresGrad()) return this;
    return lifted == null
        ? constant(value)
        : new Lifted(lifted.level(), lifted.below().detach(), lifted.batched())
            .variable(null, 0, inference);
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
    return lifted == null
        ? Node.record(op, value.apply(op), this)
        : Batching.apply(op, this).getFirst();
  }

  @Override
  public Variable apply(Op op, Variable b) {
    return lifted == null && b.lifted == null
        ? Node.record(op, value.apply(op, b.value), this, b)
        : Batching.apply(op, this, b).getFirst();
  }

  @Override
  public Variable apply(Op op, Variable b, Variable c) {
    return lifted == null && b.lifted == null && c.lifted == null
        ? Node.record(op, value.apply(op, b.value, c.value), this, b, c)
        : Batching.apply(op, this, b, c).getFirst();
  }

  @Override
  public List<Variable> applyAll(Op op, List<Variable> rest) {
    List<Tensor> others = new ArrayList<>(rest.size());
    Variable[] all = new Variable[rest.size() + 1];
    all[0] = this;
    boolean plain = lifted == null;
    for (int i = 0; i < rest.size(); i++) {
      others.add(rest.get(i).value);
      all[i + 1] = rest.get(i);
      plain &= rest.get(i).lifted == null;
    }
    if (!plain) return Batching.apply(op, all);
    return Node.recordAll(op, value.applyAll(op, others), all);
  }

  /**
   * Returns the sum of products that {@code equation} says, {@code "bij,bjk->bik"}: see {@link
   * Algebra#einsum}.
   */
  public static Variable einsum(String equation, Variable... operands) {
    return Algebra.einsum(equation, List.of(operands));
  }

  /** Applies {@code op} to all of {@code operands}, for this number of results. */
  static List<Variable> applyTo(Op op, List<Variable> operands, int results) {
    Variable a = operands.getFirst();
    if (results > 1 || operands.size() > 3) {
      return a.applyAll(op, operands.subList(1, operands.size()));
    }
    return List.of(
        switch (operands.size()) {
          case 1 -> a.apply(op);
          case 2 -> a.apply(op, operands.get(1));
          default -> a.apply(op, operands.get(1), operands.get(2));
        });
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
    return value().item();
  }

  @Override
  public void forEachTensor(Consumer<Tensor> action) {
    action.accept(value);
  }

  /** Returns the elements and what they were computed by. */
  @Override
  public String toString() {
    String text = lifted == null ? value.toString() : dtype() + shape().toString() + " of many";
    return node == null ? text : text + "  <- " + node;
  }
}
