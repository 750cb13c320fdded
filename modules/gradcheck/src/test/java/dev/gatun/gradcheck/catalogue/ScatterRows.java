package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Op.ScatterReduce;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.ScatterMode;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The functions that combine elements which go to one position. */
final class ScatterRows {
  /** Zero now and then, where the gradient of a product needs care. */
  private static final Domain SOME_ZERO = Domain.each(u -> u < 0.2 ? 0 : 0.5 + u);

  private static final Domain ANY = Domain.anywhere();
  private static final Domain HIGH = Domain.fractions(0.6, 0.9);

  /** Numbers without ties among themselves and with {@link #HIGH}. */
  private static final Domain LOW =
      uniform ->
          DoubleStream.of(Domain.distinct().elements(uniform))
              .map(v -> Math.floor(v) + 0.1 + 0.3 * (v - Math.floor(v)))
              .toArray();

  private ScatterRows() {}

  static List<Row<?>> all() {
    return List.of(
        op(Reducer.PROD, SOME_ZERO, SOME_ZERO, (a, b) -> a * b),
        op(Reducer.MAX, HIGH, LOW, Math::max),
        op(Reducer.MIN, HIGH, LOW, Math::min),
        scatterReduce(),
        indexReduce());
  }

  private static Row<ScatterReduce> op(
      Reducer reducer, Domain self, Domain source, DoubleBinaryOperator f) {
    Tensor index = Tensor.of(0L, 2L);
    return Row.<ScatterReduce>op(
            "SCATTER " + reducer,
            ScatterReduce.class,
            IndexRows.samples(
                p -> new ScatterReduce(p.dim(), reducer),
                p ->
                    List.of(
                        Input.numbers(p.x(), self),
                        Input.indices(p.index(), p.x().size(p.dim())),
                        Input.unrepeated(p.source(), source))),
            Call.of((p, x) -> x.get(0).apply(p, x.get(1), x.get(2))),
            (p, x) -> {
              Grid y = new Grid(x.get(0).shape(), x.get(0).elements().clone());
              for (int k = 0; k < x.get(1).elements().length; k++) {
                int[] i = Grid.index(x.get(1).shape(), k);
                int[] to = i.clone();
                to[p.dim()] = (int) x.get(1).at(i);
                y.set(f.applyAsDouble(y.at(to), x.get(2).at(i)), to);
              }
              return y;
            })
        .refuses(
            Refusal.outside(
                () -> ones(2).apply(new ScatterReduce(0, reducer), index, ones(2)), "2"),
            Refusal.argument(
                () -> ones(3).apply(new ScatterReduce(0, reducer), index, ones(1)), "(2,)", "(1,)"),
            Refusal.argument(
                () -> ones(3).apply(new ScatterReduce(0, Reducer.ANY), index, ones(2)), "ANY"));
  }

  /** How elements are combined, along which dimension, and whether with what was there. */
  private record Combination(int dim, ScatterMode mode, boolean includeSelf) {}

  private static double combined(ScatterMode mode, List<Double> all) {
    DoubleStream s = all.stream().mapToDouble(v -> v);
    return switch (mode) {
      case SUM -> s.sum();
      case PROD -> s.reduce(1, (a, b) -> a * b);
      case MEAN -> s.sum() / all.size();
      case AMAX -> s.max().orElseThrow();
      case AMIN -> s.min().orElseThrow();
    };
  }

  private static Grid combined(Combination p, Grid self, Grid at, Grid source) {
    List<List<Double>> each = new ArrayList<>();
    for (double v : self.elements()) {
      each.add(new ArrayList<>(p.includeSelf ? List.of(v) : List.of()));
    }
    Grid places = Grid.fill(self.shape(), _ -> 0);
    for (int i = 0; i < each.size(); i++) places.elements()[i] = i;
    for (int k = 0; k < at.elements().length; k++) {
      int[] i = Grid.index(at.shape(), k);
      int[] to = i.clone();
      to[p.dim] = (int) at.at(i);
      each.get((int) places.at(to)).add(source.at(i));
    }
    double[] y = self.elements().clone();
    for (int i = 0; i < y.length; i++) {
      if (each.get(i).size() > (p.includeSelf ? 1 : 0)) y[i] = combined(p.mode, each.get(i));
    }
    return new Grid(self.shape(), y);
  }

  private static Function<Sizes, Arbitrary<Sample<Combination>>> samples(
      Function<IndexRows.Place, Shape> index, Function<IndexRows.Place, Shape> source) {
    return sizes ->
        Arbitraries.of(ScatterMode.values())
            .flatMap(
                mode ->
                    Draw.flag().flatMap(self -> samples(index, source, mode, self).apply(sizes)));
  }

  private static Function<Sizes, Arbitrary<Sample<Combination>>> samples(
      Function<IndexRows.Place, Shape> index,
      Function<IndexRows.Place, Shape> source,
      ScatterMode mode,
      boolean includeSelf) {
    Domain first =
        switch (mode) {
          case SUM, MEAN -> ANY;
          case PROD -> SOME_ZERO;
          case AMAX, AMIN -> HIGH;
        };
    return IndexRows.samples(
        p -> new Combination(p.dim(), mode, includeSelf),
        p ->
            List.of(
                Input.numbers(p.x(), first),
                Input.indices(index.apply(p), p.x().size(p.dim())),
                Input.unrepeated(source.apply(p), first == HIGH ? LOW : first)));
  }

  private static Row<Combination> scatterReduce() {
    Tensor index = Tensor.of(0L, 2L);
    return Row.<Combination>composite(
            "scatterReduce",
            samples(IndexRows.Place::index, IndexRows.Place::source),
            Call.of(
                (p, x) -> x.get(0).scatterReduce(p.dim, x.get(1), x.get(2), p.mode, p.includeSelf)),
            (p, x) -> combined(p, x.get(0), x.get(1), x.get(2)))
        .refuses(
            Arrays.stream(ScatterMode.values())
                .map(
                    m ->
                        Refusal.outside(
                            () -> ones(2).scatterReduce(0, index, ones(2), m, true), "2"))
                .toArray(Refusal[]::new));
  }

  private static Row<Combination> indexReduce() {
    return Row.<Combination>composite(
            "indexReduce",
            samples(IndexRows::vector, p -> p.x().with(p.dim(), IndexRows.vector(p).count())),
            Call.of(
                (p, x) -> x.get(0).indexReduce(p.dim, x.get(1), x.get(2), p.mode, p.includeSelf)),
            (p, x) -> {
              Grid source = x.get(2);
              Grid at = Grid.fill(source.shape(), i -> x.get(1).at(i[p.dim]));
              return combined(p, x.get(0), at, source);
            })
        .refuses(
            Refusal.argument(
                () -> ones(2, 3).indexReduce(0, Tensor.of(1L), ones(2, 3), ScatterMode.PROD, true),
                "(2, 3)",
                "(1,)"));
  }
}
