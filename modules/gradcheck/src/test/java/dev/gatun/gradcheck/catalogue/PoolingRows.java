package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.Op.AvgPool;
import dev.gatun.tensor.Op.AvgPoolGradient;
import dev.gatun.tensor.Op.MaxPool;
import dev.gatun.tensor.Op.MaxPoolGather;
import dev.gatun.tensor.Op.MaxPoolGradient;
import dev.gatun.tensor.PoolWindow;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Pooling and its adjoints. */
final class PoolingRows {
  private static final Domain ANY = Domain.anywhere();
  private static final PoolWindow TWO =
      new PoolWindow(List.of(2), List.of(2), List.of(0), List.of(1), false);

  private PoolingRows() {}

  static List<Row<?>> all() {
    return List.of(max(), maxGradient(), maxGather(), avg(), avgFacade(), avgGradient());
  }

  private static Row<MaxPool> max() {
    return Row.<MaxPool>row(
            "maxPool",
            MaxPool.class,
            sizes ->
                places(sizes)
                    .flatMap(
                        p ->
                            Input.distinct(p.x)
                                .map(in -> new Sample<>(new MaxPool(p.window), List.of(in)))),
            Call.of((p, x) -> x.get(0).maxPool(p.window())),
            (p, x) -> PoolOracle.max(p.window(), x.get(0)))
        .refuses(
            Refusal.argument(() -> ones(1, 2, 1).maxPool(TWO), "(1, 2, 1)", "[2]"),
            Refusal.argument(() -> ones(1, 2, 4, 4).maxPool(TWO), "(1, 2, 4, 4)"),
            Refusal.argument(() -> ones(4).maxPool(TWO), "(4,)"));
  }

  /** An input and a window that fits. */
  private record Place(PoolWindow window, Shape x) {}

  private static Row<MaxPoolGradient> maxGradient() {
    return Row.<MaxPoolGradient>op(
        "MAX_POOL_GRADIENT",
        MaxPoolGradient.class,
        samples(p -> new MaxPoolGradient(p.window, p.x), PoolingRows::cotangents),
        Call.of((p, x) -> x.get(0).apply(p, x.get(1))),
        (p, x) -> PoolOracle.maxGradient(p.input(), x.get(0), x.get(1)));
  }

  private static Row<MaxPoolGather> maxGather() {
    return Row.<MaxPoolGather>op(
        "MAX_POOL_GATHER",
        MaxPoolGather.class,
        samples(p -> new MaxPoolGather(p.window), PoolingRows::tangents),
        Call.of((p, x) -> x.get(0).apply(p, x.get(1))),
        (_, x) -> PoolOracle.maxGather(x.get(0), x.get(1)));
  }

  private static Row<AvgPool> avg() {
    return Row.<AvgPool>op(
        "AVG_POOL",
        AvgPool.class,
        sizes ->
            average(sizes)
                .flatMap(a -> Input.numbers(a.x, ANY).map(in -> new Sample<>(a.op, List.of(in)))),
        Call.of((p, x) -> x.get(0).apply(p)),
        (p, x) -> PoolOracle.avg(p, x.get(0)));
  }

  private static Row<AvgPool> avgFacade() {
    return Row.<AvgPool>composite(
            "avgPool",
            sizes ->
                average(sizes)
                    .flatMap(
                        a ->
                            Input.numbers(a.x, ANY)
                                .map(in -> new Sample<>(withoutDivisor(a.op), List.of(in)))),
            Call.of((p, x) -> x.get(0).avgPool(p.window(), p.includePadding())),
            (p, x) -> PoolOracle.avg(p, x.get(0)))
        .refuses(Refusal.argument(() -> ones(1, 2, 1).avgPool(TWO, true), "(1, 2, 1)", "[2]"));
  }

  private static AvgPool withoutDivisor(AvgPool op) {
    return new AvgPool(op.window(), op.includePadding(), 0);
  }

  private static Row<AvgPoolGradient> avgGradient() {
    return Row.<AvgPoolGradient>op(
        "AVG_POOL_GRADIENT",
        AvgPoolGradient.class,
        sizes ->
            average(sizes)
                .flatMap(
                    a ->
                        Input.numbers(PoolOracle.output(a.op.window(), a.x), ANY)
                            .map(in -> new Sample<>(new AvgPoolGradient(a.op, a.x), List.of(in)))),
        Call.of((p, x) -> x.get(0).apply(p)),
        (p, x) -> PoolOracle.avgGradient(p.pool(), p.input(), x.get(0)));
  }

  /** An input and an average that fits. */
  private record Average(AvgPool op, Shape x) {}

  private static Arbitrary<Average> average(Sizes sizes) {
    return Combinators.combine(places(sizes), Draw.flag(), Arbitraries.of(0, 0, 3))
        .as((p, padding, divisor) -> new Average(new AvgPool(p.window, padding, divisor), p.x));
  }

  private static <P> Function<Sizes, Arbitrary<Sample<P>>> samples(
      Function<Place, P> parameters, Function<Place, Arbitrary<List<Input>>> operands) {
    return sizes ->
        places(sizes)
            .flatMap(p -> operands.apply(p).map(in -> new Sample<>(parameters.apply(p), in)));
  }

  private static Arbitrary<List<Input>> cotangents(Place p) {
    return Input.all(List.of(Input.numbers(PoolOracle.output(p.window, p.x), ANY), indices(p)));
  }

  private static Arbitrary<List<Input>> tangents(Place p) {
    return Input.all(List.of(Input.numbers(p.x, ANY), indices(p)));
  }

  /** Draws where the largest elements are: only such indices are ever passed. */
  private static Arbitrary<Input> indices(Place p) {
    return TensorArbitraries.dense(p.x, Domain.distinct())
        .map(x -> Input.of(x.applyAll(new MaxPool(p.window), List.of()).get(1)));
  }

  private static Arbitrary<Place> places(Sizes sizes) {
    return sizes == Sizes.LARGE
        ? places(2, Draw.integer(17, 19), 46, 50)
        : Draw.integer(1, 3).flatMap(n -> places(n, Draw.integer(1, 3), 1, 6 - n));
  }

  private static Arbitrary<Place> places(int n, Arbitrary<Integer> channels, int least, int most) {
    Arbitrary<List<Integer>> kernel = Draw.integer(1, 3).list().ofSize(n);
    Arbitrary<List<Integer>> two = Draw.integer(1, 2).list().ofSize(n);
    Arbitrary<PoolWindow> window =
        Combinators.combine(kernel, two, Draw.integer(0, 1).list().ofSize(n), two, Draw.flag())
            .as(PoolingRows::window);
    return Combinators.combine(
            window, Draw.integer(1, 2), channels, TensorArbitraries.shapes(n, n, least, most))
        .as((w, batch, c, s) -> new Place(w, s.inserted(0, batch).inserted(1, c)))
        .filter(p -> PoolOracle.seesElements(p.window, p.x));
  }

  /** Padding may be half the kernel at most. */
  private static PoolWindow window(
      List<Integer> kernel,
      List<Integer> stride,
      List<Integer> padding,
      List<Integer> dilation,
      boolean ceil) {
    List<Integer> half =
        java.util.stream.IntStream.range(0, kernel.size())
            .mapToObj(d -> Math.min(padding.get(d), kernel.get(d) / 2))
            .toList();
    return new PoolWindow(kernel, stride, half, dilation, ceil);
  }
}
