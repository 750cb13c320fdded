package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Op.ArgReduce;
import dev.gatun.tensor.Op.Reduce;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The functions that combine elements along dimensions. */
final class ReductionRows {
  private static final Domain ANY = Domain.anywhere();

  /** Zero now and then, where the gradient of a product needs care. */
  private static final Domain SOME_ZERO = Domain.each(u -> u < 0.15 ? 0 : 0.5 + u);

  private ReductionRows() {}

  static List<Row<?>> all() {
    return List.of(
        reduce(Reducer.SUM, ANY, (p, x) -> sum(p, x), v -> DoubleStream.of(v).sum()),
        reduce(Reducer.PROD, SOME_ZERO, (p, x) -> prod(p, x), ReductionRows::product),
        extreme(Reducer.MAX, (p, x) -> amax(p, x), v -> DoubleStream.of(v).max().orElseThrow()),
        extreme(Reducer.MIN, (p, x) -> amin(p, x), v -> DoubleStream.of(v).min().orElseThrow()),
        mask(Reducer.ANY, (p, x) -> p.keepDim() ? reduced(p, x) : x.any(Draw.ints(p.dims())))
            .gives(DType.BOOL),
        mask(Reducer.ALL, (p, x) -> p.keepDim() ? reduced(p, x) : x.all(Draw.ints(p.dims())))
            .gives(DType.BOOL),
        arg("argmax", true),
        arg("argmin", false));
  }

  /** Calls a reduction's methods. */
  private interface Method<T> {
    T on(Reduce parameters, T x);
  }

  private static <T extends Algebra<T>> T reduced(Reduce p, T x) {
    return x.reduce(p.reducer(), Draw.ints(p.dims()), p.keepDim());
  }

  private static <T extends Algebra<T>> T sum(Reduce p, T x) {
    if (p.dims().size() == 1) return x.sum(p.dims().get(0), p.keepDim());
    return p.keepDim() ? reduced(p, x) : x.sum(Draw.ints(p.dims()));
  }

  private static <T extends Algebra<T>> T prod(Reduce p, T x) {
    if (p.dims().size() == 1) return x.prod(p.dims().get(0), p.keepDim());
    return p.keepDim() ? reduced(p, x) : x.prod(Draw.ints(p.dims()));
  }

  private static <T extends Algebra<T>> T amax(Reduce p, T x) {
    if (p.dims().size() == 1) return x.amax(p.dims().get(0), p.keepDim());
    return p.keepDim() ? reduced(p, x) : x.amax(Draw.ints(p.dims()));
  }

  private static <T extends Algebra<T>> T amin(Reduce p, T x) {
    if (p.dims().size() == 1) return x.amin(p.dims().get(0), p.keepDim());
    return p.keepDim() ? reduced(p, x) : x.amin(Draw.ints(p.dims()));
  }

  private static double product(double[] v) {
    return DoubleStream.of(v).reduce(1, (a, b) -> a * b);
  }

  private static <T extends Algebra<T>> Row<Reduce> reduce(
      Reducer reducer, Domain domain, Method<T> call, ToDoubleFunction<double[]> oracle) {
    return row(reducer, Draw.one(domain, Sizes::shapes, s -> parameters(reducer, s)), call, oracle);
  }

  private static <T extends Algebra<T>> Row<Reduce> extreme(
      Reducer reducer, Method<T> call, ToDoubleFunction<double[]> oracle) {
    Row<Reduce> row =
        row(
            reducer,
            Draw.operand(
                sizes -> sizes.nonEmpty(0, 4), s -> parameters(reducer, s), Input::distinct),
            call,
            oracle);
    return row.refuses(
        Refusal.argument(() -> ones(2, 0).reduce(reducer, new int[] {1}, false), "(2, 0)"),
        Refusal.outside(() -> ones(2, 3).reduce(reducer, new int[] {2}, false), "(2, 3)", "2"));
  }

  private static <T extends Algebra<T>> Row<Reduce> mask(Reducer reducer, Method<T> call) {
    boolean any = reducer == Reducer.ANY;
    return row(
        reducer,
        Draw.operand(Sizes::shapes, s -> parameters(reducer, s), Input::masks),
        call,
        v -> DoubleStream.of(v).reduce(any ? 0 : 1, any ? Math::max : Math::min));
  }

  private static <T extends Algebra<T>> Row<Reduce> row(
      Reducer reducer,
      Function<Sizes, Arbitrary<Sample<Reduce>>> samples,
      Method<T> call,
      ToDoubleFunction<double[]> oracle) {
    String name =
        switch (reducer) {
          case SUM -> "sum";
          case PROD -> "prod";
          case MAX -> "amax";
          case MIN -> "amin";
          case ANY -> "any";
          case ALL -> "all";
        };
    return Row.op(
            name,
            Reduce.class,
            samples,
            Call.<Reduce, T>of((p, x) -> call.on(p, x.get(0))),
            (p, x) -> x.get(0).combined(p.dims(), p.keepDim(), oracle))
        .refuses(
            Refusal.outside(() -> ones(2, 3).reduce(reducer, new int[] {-3}, false), "(2, 3)"),
            Refusal.argument(
                () -> ones(2, 3).reduce(reducer, new int[] {1, -1}, false), "(2, 3)", "[1, -1]"));
  }

  private static Arbitrary<Reduce> parameters(Reducer reducer, Shape shape) {
    return Combinators.combine(Draw.dims(shape), Draw.flag())
        .as((dims, keep) -> new Reduce(reducer, dims, keep));
  }

  private static Row<ArgReduce> arg(String name, boolean max) {
    return Row.<ArgReduce>op(
            name,
            ArgReduce.class,
            Draw.operand(
                sizes -> sizes.nonEmpty(1, 4),
                s ->
                    Combinators.combine(Draw.dim(s), Draw.flag())
                        .as((d, k) -> new ArgReduce(max, d, k)),
                s -> Input.numbers(s, Domain.each(u -> Math.floor(5 * u)))),
            Call.of(
                (p, x) ->
                    max
                        ? x.get(0).argmax(p.dim(), p.keepDim())
                        : x.get(0).argmin(p.dim(), p.keepDim())),
            (p, x) -> x.get(0).combined(List.of(p.dim()), p.keepDim(), v -> first(v, max)))
        .gives(DType.I64)
        .refuses(
            Refusal.argument(() -> ones(0, 2).argmax(0), "(0, 2)"),
            Refusal.outside(() -> ones(4, 2).argmin(2), "(4, 2)"));
  }

  private static double first(double[] v, boolean max) {
    int best = 0;
    for (int i = 1; i < v.length; i++) if (max ? v[i] > v[best] : v[i] < v[best]) best = i;
    return best;
  }
}
