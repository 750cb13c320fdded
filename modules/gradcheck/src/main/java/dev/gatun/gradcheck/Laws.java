package dev.gatun.gradcheck;

import dev.gatun.autograd.Functional;
import dev.gatun.autograd.Variable;
import dev.gatun.autograd.Vmap;
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
   * Checks that {@link Functional#vjp} is the adjoint of {@link Functional#jvp}: {@code v . (J u) =
   * (J^T v) . u}. No difference quotient blurs the comparison.
   *
   * @param inputs taken as f64 if they are floating-point numbers, else constants
   */
  public static void adjoint(Function<List<Variable>, Variable> f, List<Tensor> inputs) {
    var directions = new Directions(GradCheckOptions.DEFAULT.seed());
    List<Variable> x = inputs.stream().map(Laws::constant).toList();
    List<Integer> real = new ArrayList<>();
    for (int k = 0; k < x.size(); k++) if (x.get(k).dtype().isFloat()) real.add(k);
    if (real.isEmpty() || !f.apply(x).dtype().isFloat()) return;
    List<Variable> at = real.stream().map(x::get).toList();
    List<Variable> u = at.stream().map(t -> direction(directions, t)).toList();
    Function<List<Variable>, Variable> g = in -> f.apply(replaced(x, real, in));
    var pushed = Functional.jvp(g, at, u);
    Variable v = direction(directions, pushed.value());
    double left = pushed.tangent().mul(v).sum().item();
    List<Variable> pulled = Functional.vjp(g, at).apply(v);
    double right = 0;
    for (int k = 0; k < u.size(); k++) right += pulled.get(k).mul(u.get(k)).sum().item();
    if (!(Math.abs(left - right) <= ROUNDING * (1 + Math.abs(right)))) {
      throw new AssertionError(
          "not adjoint: v . (J u) is " + left + ", (J^T v) . u is " + right + ", at\n" + inputs);
    }
  }

  private static Variable constant(Tensor t) {
    return Variable.constant(t.dtype().isFloat() ? t.to(DType.F64) : t);
  }

  private static Variable direction(Directions directions, Variable like) {
    return Variable.constant(directions.like(like.shape()));
  }

  private static List<Variable> replaced(
      List<Variable> x, List<Integer> places, List<Variable> values) {
    List<Variable> all = new ArrayList<>(x);
    for (int k = 0; k < places.size(); k++) all.set(places.get(k), values.get(k));
    return all;
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

  /**
   * Checks that {@link Vmap} gives what a loop gives, values and gradients. The examples are the
   * inputs and the inputs backwards, which have the same elements, so that they stay where {@code
   * f} is defined; all inputs vary from example to example, and then each alone while the others
   * are shared.
   *
   * @param inputs taken as f64 if they are floating-point numbers, else constants
   */
  public static void vmapAgreesWithLoop(Function<List<Variable>, Variable> f, List<Tensor> inputs) {
    VmapLaw.check(f, inputs.stream().map(Laws::constant).toList(), ROUNDING);
  }

  /** Checks that {@code f} gives the same bits for views as for dense copies of them. */
  public static void ignoresLayout(Function<List<Tensor>, Tensor> f, List<Tensor> views) {
    List<Tensor> copies = new ArrayList<>();
    for (Tensor t : views) copies.add(t.copy());
    Closeness.checkBits("of dense copies", f.apply(copies), "of views", f.apply(views));
  }
}
