package dev.gatun.gradcheck;

import dev.gatun.autograd.Gradients;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * What holds for every function of a kind, whatever it computes. Each law fails with an
 * AssertionError that shows where.
 */
public final class Laws {
  private static final double ROUNDING = 1e-9;

  private Laws() {}

  /**
   * Checks that {@code J^T} is the adjoint of {@code J}: {@code v . (J u) = (J^T v) . u}. The left
   * side is the derivative of {@code w -> J^T w}, which is linear, by a second backward pass, so
   * that no difference quotient blurs the comparison.
   *
   * @param inputs taken as f64 if they are floating-point numbers, else constants
   */
  public static void adjoint(Function<List<Variable>, Variable> f, List<Tensor> inputs) {
    var directions = new Directions(GradCheckOptions.DEFAULT.seed());
    Variable[] x = variables(inputs);
    Variable y = f.apply(List.of(x));
    if (!y.requiresGrad()) return;
    Variable w = Variable.of(directions.like(y.shape()));
    Variable forward = Variable.constant(Tensor.of(0.0));
    List<Variable> pulled = Gradients.of(y, w).createGraph().wrt(x);
    for (int k = 0; k < x.length; k++) {
      if (!x[k].requiresGrad()) continue;
      forward = forward.add(pulled.get(k).mul(directions.like(x[k].shape())).sum());
    }
    double right = forward.value().sum().item();
    double left = 0;
    if (forward.requiresGrad()) {
      left = Gradients.of(forward.sum()).wrt(w).getFirst().mul(w).sum().item();
    }
    if (!(Math.abs(left - right) <= ROUNDING * (1 + Math.abs(right)))) {
      throw new AssertionError(
          "not adjoint: v . (J u) is " + left + ", (J^T v) . u is " + right + ", at\n" + inputs);
    }
  }

  private static Variable[] variables(List<Tensor> inputs) {
    return inputs.stream()
        .map(t -> t.dtype().isFloat() ? Variable.of(t.to(DType.F64)) : Variable.constant(t))
        .toArray(Variable[]::new);
  }

  /** Checks that {@code f(a x + b y) = a f(x) + b f(y)}, for two tensors of one shape. */
  public static void linear(UnaryOperator<Tensor> f, Tensor x, Tensor y) {
    double a = 1.25;
    double b = -0.75;
    Tensor together = f.apply(x.mul(a).add(y.mul(b)));
    Tensor apart = f.apply(x).mul(a).add(f.apply(y).mul(b));
    Closeness.check("not linear: a f(x) + b f(y)", apart, "f(a x + b y)", together, ROUNDING);
  }

  /**
   * Checks that {@code f} treats what lies along dimension 0 one by one: its result is that of each
   * element alone, stacked.
   *
   * @param single what {@code f} does with one element, which lacks dimension 0
   */
  public static void agreesWithLoop(
      UnaryOperator<Tensor> f, UnaryOperator<Tensor> single, Tensor batch) {
    List<Tensor> results =
        LongStream.range(0, batch.shape().size(0))
            .mapToObj(i -> single.apply(batch.select(0, i)))
            .toList();
    if (results.isEmpty()) return;
    Closeness.check(
        "one by one", Algebra.stack(results, 0), "all at once", f.apply(batch), ROUNDING);
  }

  /** Checks that {@code f} gives the same bits for views as for dense copies of them. */
  public static void ignoresLayout(Function<List<Tensor>, Tensor> f, List<Tensor> views) {
    List<Tensor> copies = new ArrayList<>();
    for (Tensor t : views) copies.add(t.copy());
    Closeness.checkBits("of dense copies", f.apply(copies), "of views", f.apply(views));
  }
}
