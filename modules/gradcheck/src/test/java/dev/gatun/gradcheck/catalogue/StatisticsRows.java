package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The methods that are composed of reductions. */
final class StatisticsRows {
  private static final double SMALL = -1.2;

  private StatisticsRows() {}

  /** What a statistic takes. */
  private record Along(List<Integer> dims, int correction, boolean keepDim) {}

  static List<Row<?>> all() {
    return List.of(
        row("mean", 0, 1, (p, x) -> mean(p, x), (_, v) -> mean(v)),
        row("var", 1, 2, (p, x) -> var(p, x), StatisticsRows::variance),
        row("std", 1, 2, (p, x) -> std(p, x), (c, v) -> Math.sqrt(variance(c, v))),
        logsumexp(),
        numbers("nansum", Call.of((p, x) -> nansum(p, x.get(0))), 0),
        numbers("nanmean", Call.of((p, x) -> nanmean(p, x.get(0))), 1),
        countNonzero(),
        vectorNorm());
  }

  /** Calls a statistic's methods. */
  private interface Method<T> {
    T on(Along parameters, T x);
  }

  /** Computes a statistic of some numbers. */
  private interface Statistic {
    double of(int correction, double[] v);
  }

  private static <T extends Algebra<T>> T mean(Along p, T x) {
    if (p.dims().size() == 1) return x.mean(p.dims().get(0), p.keepDim());
    return p.keepDim() ? x.mean(Draw.ints(p.dims()), true) : x.mean(Draw.ints(p.dims()));
  }

  private static <T extends Algebra<T>> T var(Along p, T x) {
    int[] dims = Draw.ints(p.dims());
    return p.correction() == 1 && !p.keepDim()
        ? x.var(dims)
        : x.var(dims, p.correction(), p.keepDim());
  }

  private static <T extends Algebra<T>> T std(Along p, T x) {
    int[] dims = Draw.ints(p.dims());
    return p.correction() == 1 && !p.keepDim()
        ? x.std(dims)
        : x.std(dims, p.correction(), p.keepDim());
  }

  private static double mean(double[] v) {
    return DoubleStream.of(v).sum() / v.length;
  }

  private static double variance(int correction, double[] v) {
    double mean = mean(v);
    double sum = 0;
    for (double x : v) sum += (x - mean) * (x - mean);
    return sum / (v.length - correction);
  }

  private static <T extends Algebra<T>> Row<Along> row(
      String name, int minRank, int minSize, Method<T> call, Statistic oracle) {
    return Row.composite(
        name,
        Draw.operand(
            sizes -> shapes(sizes, minRank, minSize), StatisticsRows::parameters, Input::distinct),
        Call.<Along, T>of((p, x) -> call.on(p, x.get(0))),
        (p, x) -> x.get(0).combined(p.dims(), p.keepDim(), v -> oracle.of(p.correction(), v)));
  }

  private static Arbitrary<Shape> shapes(Sizes sizes, int minRank, int minSize) {
    return sizes == Sizes.LARGE
        ? sizes.shapes(minRank, 3)
        : dev.gatun.gradcheck.TensorArbitraries.shapes(minRank, 3, minSize, 4);
  }

  private static Arbitrary<Along> parameters(Shape shape) {
    return Combinators.combine(Draw.dims(shape), Draw.integer(0, 1), Draw.flag()).as(Along::new);
  }

  private static <T extends Algebra<T>> T nansum(Along p, T x) {
    return holed(x).nansum(Draw.ints(p.dims()), p.keepDim());
  }

  private static <T extends Algebra<T>> T nanmean(Along p, T x) {
    return holed(x).nanmean(Draw.ints(p.dims()), p.keepDim());
  }

  /** Small elements are no numbers here; of all elements, some are never small. */
  private static <T extends Algebra<T>> T holed(T x) {
    return x.maskedFill(x.lt(SMALL), Double.NaN);
  }

  private static Row<Along> numbers(String name, Call<Along> call, int mean) {
    return Row.composite(
        name,
        Draw.operand(
            sizes -> sizes.nonEmpty(1, 3),
            s -> mean == 0 ? parameters(s) : Draw.flag().map(keep -> new Along(all(s), 0, keep)),
            Input::distinct),
        call,
        (p, x) ->
            x.get(0)
                .combined(
                    p.dims(),
                    p.keepDim(),
                    v -> {
                      double[] numbers = DoubleStream.of(v).filter(e -> e >= SMALL).toArray();
                      double sum = DoubleStream.of(numbers).sum();
                      return mean == 0 ? sum : sum / numbers.length;
                    }));
  }

  private static List<Integer> all(Shape shape) {
    return IntStream.range(0, shape.rank()).boxed().toList();
  }

  private static Row<Along> countNonzero() {
    Domain someZero = Domain.each(u -> u < 0.5 ? 0 : u);
    return Row.<Along>composite(
            "countNonzero",
            Draw.one(someZero, sizes -> sizes.shapes(1, 3), StatisticsRows::parameters),
            Call.of((p, x) -> x.get(0).countNonzero(Draw.ints(p.dims()))),
            (p, x) ->
                x.get(0)
                    .combined(p.dims(), false, v -> DoubleStream.of(v).filter(e -> e != 0).count()))
        .gives(DType.I64);
  }

  private static Row<Along> logsumexp() {
    ToDoubleFunction<double[]> oracle =
        v -> StrictMath.log(DoubleStream.of(v).map(StrictMath::exp).sum());
    return Row.composite(
        "logsumexp",
        Draw.one(
            Domain.anywhere(),
            sizes -> sizes.nonEmpty(1, 4),
            s ->
                Combinators.combine(Draw.dim(s), Arbitraries.of(true, false))
                    .as((d, keep) -> new Along(List.of(d), 0, keep))),
        Call.of(
            (p, x) ->
                p.keepDim()
                    ? x.get(0).logsumexp(p.dims().get(0), true)
                    : x.get(0).logsumexp(Draw.ints(p.dims()), false)),
        (p, x) -> x.get(0).combined(p.dims(), p.keepDim(), oracle));
  }

  /** The order of the norm is the correction plus 2: it divides by nothing here. */
  private static Row<Along> vectorNorm() {
    return Row.composite(
        "vectorNorm",
        Draw.one(Domain.positive(), sizes -> sizes.nonEmpty(1, 4), StatisticsRows::parameters),
        Call.of(
            (p, x) -> x.get(0).vectorNorm(p.correction() + 2, Draw.ints(p.dims()), p.keepDim())),
        (p, x) ->
            x.get(0)
                .combined(
                    p.dims(),
                    p.keepDim(),
                    v -> {
                      double sum = 0;
                      for (double e : v) sum += StrictMath.pow(Math.abs(e), p.correction() + 2);
                      return StrictMath.pow(sum, 1.0 / (p.correction() + 2));
                    }));
  }
}
