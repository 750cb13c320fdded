package dev.gatun.gradcheck;

import dev.gatun.autograd.Gradients;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Compares gradients with numerical differences:
 *
 * {@snippet :
 * GradCheck.check(s -> s.mul(s.sigmoid()), x);
 * GradCheck.checkSecondOrder((s, t) -> s.matmul(t), x, y);
 * }
 *
 * <p>Everything is computed in f64; inputs of other floating-point types are converted, and
 * integers and masks are constants. Small Jacobians are compared entry by entry, larger ones as
 * {@code v^T J u} in random directions. Inputs should keep some distance to kinks and poles:
 * differences across a kink are not its derivative.
 */
public final class GradCheck {
  private GradCheck() {}

  /**
   * Checks the gradient of a function of one tensor.
   *
   * @throws AssertionError with both gradients and where they differ most, if they do
   */
  public static void check(UnaryOperator<Variable> f, Tensor x) {
    check(in -> f.apply(in.get(0)), List.of(x));
  }

  /**
   * Checks the gradients of a function of two tensors.
   *
   * @throws AssertionError with both gradients and where they differ most, if they do
   */
  public static void check(BinaryOperator<Variable> f, Tensor x, Tensor y) {
    check(in -> f.apply(in.get(0), in.get(1)), List.of(x, y));
  }

  /**
   * Checks the gradients of a function of any number of tensors.
   *
   * @throws AssertionError with both gradients and where they differ most, if they do
   */
  public static void check(Function<List<Variable>, Variable> f, List<Tensor> inputs) {
    compare(f, inputs, GradCheckOptions.DEFAULT).orThrow();
  }

  /**
   * Checks the second derivatives of a function of one tensor.
   *
   * @throws AssertionError with both gradients and where they differ most, if they do
   */
  public static void checkSecondOrder(UnaryOperator<Variable> f, Tensor x) {
    checkSecondOrder(in -> f.apply(in.get(0)), List.of(x));
  }

  /**
   * Checks the second derivatives of a function of two tensors.
   *
   * @throws AssertionError with both gradients and where they differ most, if they do
   */
  public static void checkSecondOrder(BinaryOperator<Variable> f, Tensor x, Tensor y) {
    checkSecondOrder(in -> f.apply(in.get(0), in.get(1)), List.of(x, y));
  }

  /**
   * Checks the second derivatives of a function of any number of tensors.
   *
   * @throws AssertionError with both gradients and where they differ most, if they do
   */
  public static void checkSecondOrder(Function<List<Variable>, Variable> f, List<Tensor> inputs) {
    compareSecondOrder(f, inputs, GradCheckOptions.DEFAULT).orThrow();
  }

  /** Returns the gradients of {@code f} in both ways. */
  public static GradReport compare(
      Function<List<Variable>, Variable> f, List<Tensor> inputs, GradCheckOptions options) {
    return new Comparison(new Place(f, inputs), options).report();
  }

  /**
   * Returns the second derivatives of {@code f} in both ways: the gradients of {@code v . J^T u},
   * for random fixed v, with respect to the inputs and, as one input more, to the gradient u of the
   * result.
   */
  public static GradReport compareSecondOrder(
      Function<List<Variable>, Variable> f, List<Tensor> inputs, GradCheckOptions options) {
    var place = new Place(f, inputs);
    var directions = new Directions(options.seed());
    List<Tensor> all = new ArrayList<>(place.inputs());
    all.add(directions.like(place.output()));
    List<Tensor> projections =
        place.inputs().stream().map(t -> directions.like(t.shape())).toList();
    return compare(in -> projectedGradient(f, in, projections), all, options);
  }

  private static Variable projectedGradient(
      Function<List<Variable>, Variable> f, List<Variable> in, List<Tensor> projections) {
    List<Variable> x = in.subList(0, in.size() - 1);
    Variable y = f.apply(x);
    Variable sum = Variable.constant(Tensor.of(0.0));
    if (!y.requiresGrad()) return sum;
    List<Variable> gradients =
        Gradients.of(y).seeds(in.getLast()).createGraph().wrt(x.toArray(Variable[]::new));
    for (int k = 0; k < x.size(); k++) {
      if (x.get(k).dtype() == DType.F64) {
        sum = sum.add(gradients.get(k).mul(projections.get(k)).sum());
      }
    }
    return sum;
  }
}
