package dev.gatun.autograd;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Derivatives of functions: what goes in is a function and a point, what comes out are variables.
 * Derivatives of derivatives are written as they are thought:
 *
 * {@snippet :
 * Variable third = Functional.grad(a -> Functional.grad(b -> Functional.grad(f, b), a), x);
 * }
 *
 * <p>{@code J} is the Jacobian matrix of {@code f} at the point, a row for each element of the
 * result. What the function reads besides its arguments counts as constant for these derivatives;
 * but if it depends on variables, the derivatives can in turn be differentiated by them. Inside
 * {@link NoGrad} the derivatives are constants.
 */
public final class Functional {
  private Functional() {}

  /**
   * A value and the gradients there.
   *
   * @param value the value
   * @param gradients one for each input
   */
  public record ValueAndGrad(Variable value, List<Variable> gradients) {
    /** Returns the gradient of the first input. */
    public Variable grad() {
      return gradients.getFirst();
    }
  }

  /**
   * A value and how it changes along a direction.
   *
   * @param value the value
   * @param tangent {@code J} times the direction
   */
  public record ValueAndTangent(Variable value, Variable tangent) {}

  /**
   * Returns the gradient of a function of one variable whose value is a single number.
   *
   * @throws IllegalStateException if it is not a single number
   */
  public static Variable grad(UnaryOperator<Variable> f, Variable x) {
    return gradAndValue(f, x).grad();
  }

  /**
   * Returns the gradients of a function of two variables whose value is a single number.
   *
   * @throws IllegalStateException if it is not a single number
   */
  public static List<Variable> grad(BinaryOperator<Variable> f, Variable x, Variable y) {
    return grad(in -> f.apply(in.get(0), in.get(1)), List.of(x, y));
  }

  /**
   * Returns the gradient with respect to each input of a function whose value is a single number.
   *
   * @throws IllegalStateException if it is not a single number
   */
  public static List<Variable> grad(Function<List<Variable>, Variable> f, List<Variable> inputs) {
    return gradAndValue(f, inputs).gradients();
  }

  /** Returns what {@link #grad(UnaryOperator, Variable)} does, and the value. */
  public static ValueAndGrad gradAndValue(UnaryOperator<Variable> f, Variable x) {
    return gradAndValue(in -> f.apply(in.get(0)), List.of(x));
  }

  /** Returns what {@link #grad(Function, List)} does, and the value. */
  public static ValueAndGrad gradAndValue(
      Function<List<Variable>, Variable> f, List<Variable> inputs) {
    var at = Linearization.of(f, inputs);
    Variable one = Backward.ones(List.of(at.primal())).getFirst();
    return new ValueAndGrad(at.value(), at.pullOnce(one));
  }

  /** Returns {@code J^T v}: how {@code v . f} changes with each element of {@code x}. */
  public static Variable vjp(UnaryOperator<Variable> f, Variable x, Variable v) {
    return vjp(in -> f.apply(in.get(0)), List.of(x)).apply(v).getFirst();
  }

  /** Evaluates {@code f}, and returns the value with {@code v -> J^T v} for any number of v. */
  public static Pullback vjp(Function<List<Variable>, Variable> f, List<Variable> inputs) {
    return new Pullback(Linearization.of(f, inputs));
  }

  /**
   * Returns the value and {@code J v}: how the result changes as {@code x} moves along {@code v}.
   *
   * <p>It is the derivative of {@code w -> J^T w}, by a second backward pass (Townsend 2017, <i>A
   * new trick for calculating Jacobian vector products</i>), so it holds for every operation that
   * can be differentiated twice.
   *
   * @throws IllegalArgumentException if v has not the shape of x
   */
  public static ValueAndTangent jvp(UnaryOperator<Variable> f, Variable x, Variable v) {
    return jvp(in -> f.apply(in.get(0)), List.of(x), List.of(v));
  }

  /**
   * Returns the value and how it changes as each input moves along its direction.
   *
   * @throws IllegalArgumentException if a direction has not the shape of its input
   */
  public static ValueAndTangent jvp(
      Function<List<Variable>, Variable> f, List<Variable> inputs, List<Variable> directions) {
    if (inputs.size() != directions.size()) {
      throw new IllegalArgumentException(
          "jvp: " + directions.size() + " directions for " + inputs.size() + " inputs");
    }
    var at = Linearization.of(f, inputs);
    return new ValueAndTangent(at.value(), at.pusher().apply(directions));
  }

  /**
   * Returns the Jacobian of shape {@code (sizes of f(x)..., sizes of x...)} by rows: {@code J^T}
   * times each unit vector of the result. The better way if the result has fewer elements than x.
   */
  public static Variable jacobian(UnaryOperator<Variable> f, Variable x) {
    return jacobian(in -> f.apply(in.get(0)), List.of(x)).getFirst();
  }

  /** Returns the Jacobian with respect to each input, by rows. */
  public static List<Variable> jacobian(
      Function<List<Variable>, Variable> f, List<Variable> inputs) {
    return Jacobians.byRows(Linearization.of(f, inputs));
  }

  /**
   * Returns the same as {@link #jacobian(UnaryOperator, Variable)} by columns: a product with
   * {@code J} for each element of x. The better way if x has fewer elements than the result.
   */
  public static Variable jacfwd(UnaryOperator<Variable> f, Variable x) {
    return jacfwd(in -> f.apply(in.get(0)), List.of(x)).getFirst();
  }

  /** Returns the Jacobian with respect to each input, by columns. */
  public static List<Variable> jacfwd(Function<List<Variable>, Variable> f, List<Variable> inputs) {
    return Jacobians.byColumns(Linearization.of(f, inputs));
  }

  /**
   * Returns the second derivatives {@code (sizes of x..., sizes of x...)} of a function whose value
   * is a single number.
   */
  public static Variable hessian(UnaryOperator<Variable> f, Variable x) {
    return jacobian(a -> grad(f, a), x);
  }

  /** Returns the second derivatives by inputs i and j, at {@code get(i).get(j)}. */
  public static List<List<Variable>> hessian(
      Function<List<Variable>, Variable> f, List<Variable> inputs) {
    return IntStream.range(0, inputs.size())
        .mapToObj(i -> jacobian(in -> grad(f, in).get(i), inputs))
        .toList();
  }

  /**
   * Returns the Hessian times {@code v}, at the price of two gradients: the gradient of {@code
   * grad(f) . v}.
   */
  public static Variable hvp(UnaryOperator<Variable> f, Variable x, Variable v) {
    return hvp(in -> f.apply(in.get(0)), List.of(x), List.of(v)).getFirst();
  }

  /** Returns the Hessian times a direction for each input. */
  public static List<Variable> hvp(
      Function<List<Variable>, Variable> f, List<Variable> inputs, List<Variable> directions) {
    return grad(in -> dot(grad(f, in), directions), inputs);
  }

  /**
   * Returns {@code v^T} times the Hessian: the same as {@link #hvp(UnaryOperator, Variable,
   * Variable)}, since second derivatives do not depend on their order.
   */
  public static Variable vhp(UnaryOperator<Variable> f, Variable x, Variable v) {
    return hvp(f, x, v);
  }

  private static Variable dot(List<Variable> gradients, List<Variable> directions) {
    Variable sum = Variable.constant(Tensor.zeros(Shape.SCALAR, gradients.getFirst().dtype()));
    for (int i = 0; i < gradients.size(); i++) {
      Linearization.expect("hvp", "direction", directions.get(i), gradients.get(i).shape());
      sum = sum.add(gradients.get(i).mul(directions.get(i)).sum());
    }
    return sum;
  }
}
