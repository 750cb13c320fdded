package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Interpolation;
import dev.gatun.tensor.Locating.Sort;
import dev.gatun.tensor.Locating.TopK;
import dev.gatun.tensor.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The functions that order the elements along a dimension. */
final class OrderingRows {
  private OrderingRows() {}

  /** A number, a dimension and whether it stays. */
  private record Along(int n, int dim, boolean keepDim) {}

  /** A part of the elements along a dimension. */
  private record Part(double q, int dim, boolean keepDim, Interpolation between) {}

  static List<Row<?>> all() {
    return List.of(
        sort(),
        argsort(),
        topk(),
        kthvalue(),
        one("max", (p, x) -> x.max(p.dim, p.keepDim).values(), v -> sorted(v)[v.length - 1]),
        one("min", (p, x) -> x.min(p.dim, p.keepDim).values(), v -> sorted(v)[0]),
        one("median", OrderingRows::median, v -> sorted(v)[(v.length - 1) / 2]),
        one("nanmedian", OrderingRows::nanmedian, v -> sorted(v)[(v.length - 1) / 2]),
        one("mode", (p, x) -> x.mode(p.dim, p.keepDim).values(), v -> sorted(v)[0]),
        mode(),
        quantile("quantile", Call.of((p, x) -> quantile(p, x.get(0)))),
        quantile(
            "nanquantile",
            Call.of((p, x) -> x.get(0).nanquantile(p.q, p.dim, p.keepDim, p.between))));
  }

  private static int[] order(double[] line, boolean descending) {
    Comparator<Integer> ascending = Comparator.comparingDouble(i -> line[i]);
    return IntStream.range(0, line.length)
        .boxed()
        .sorted(descending ? ascending.reversed() : ascending)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[] sorted(double[] v) {
    double[] s = v.clone();
    Arrays.sort(s);
    return s;
  }

  /** The first {@code k} along a dimension in order, and where they were. */
  private static List<Grid> first(Grid x, int dim, int k, boolean descending) {
    Grid at = Grid.fill(x.shape().with(dim, k), i -> order(x.line(i, dim), descending)[i[dim]]);
    return List.of(Grid.fill(at.shape(), i -> x.at(i, dim, (int) at.at(i))), at);
  }

  private static Row<Sort> sort() {
    return Row.<Sort>row(
            "sort",
            Sort.class,
            Draw.operand(
                sizes -> sizes.shapes(1, 4),
                s -> Combinators.combine(Draw.dim(s), Draw.flag()).as(Sort::new),
                Input::distinct),
            Call.of((p, x) -> x.get(0).sort(p.dim(), p.descending()).values()),
            (p, x) -> first(x.get(0), p.dim(), x.get(0).size(p.dim()), p.descending()))
        .refuses(Refusal.outside(() -> ones(2, 3).sort(2, false), "(2, 3)", "2"));
  }

  private static Row<Boolean> argsort() {
    return Row.<Boolean>composite(
            "argsort",
            Draw.operand(sizes -> sizes.shapes(1, 3), _ -> Draw.flag(), Input::distinct),
            Call.of((descending, x) -> x.get(0).argsort(0, descending)),
            (descending, x) -> first(x.get(0), 0, x.get(0).size(0), descending).get(1))
        .gives(DType.I64);
  }

  private static Row<TopK> topk() {
    return Row.<TopK>row(
            "topk",
            TopK.class,
            Draw.operand(
                sizes -> sizes.shapes(1, 4),
                s ->
                    Draw.dim(s)
                        .flatMap(
                            d ->
                                Combinators.combine(Draw.integer(0, (int) s.size(d)), Draw.flag())
                                    .as((k, largest) -> new TopK(k, d, largest))),
                Input::distinct),
            Call.of((p, x) -> x.get(0).topk(p.k(), p.dim(), p.largest()).values()),
            (p, x) -> first(x.get(0), p.dim(), p.k(), p.largest()))
        .refuses(
            Refusal.argument(() -> ones(2, 3).topk(4, 1, true), "4", "3"),
            Refusal.argument(() -> ones(2, 3).topk(-1, 1, true), "-1"));
  }

  private static Arbitrary<Along> along(Shape s) {
    return Draw.dim(s)
        .flatMap(
            d ->
                Combinators.combine(Draw.integer(1, (int) s.size(d)), Draw.flag())
                    .as((n, keep) -> new Along(n, d, keep)));
  }

  private static Row<Along> kthvalue() {
    return Row.<Along>composite(
            "kthvalue",
            Draw.operand(sizes -> sizes.nonEmpty(1, 4), OrderingRows::along, Input::distinct),
            Call.of((p, x) -> x.get(0).kthvalue(p.n, p.dim, p.keepDim).values()),
            (p, x) -> x.get(0).combined(List.of(p.dim), p.keepDim, v -> sorted(v)[p.n - 1]))
        .refuses(
            Refusal.argument(() -> ones(2, 3).kthvalue(0, 1, false), "0", "3"),
            Refusal.argument(() -> ones(2, 3).kthvalue(4, 1, false), "4", "3"));
  }

  /** Calls a method that returns one element of each line. */
  private interface Method<T> {
    T on(Along parameters, T x);
  }

  private static <T extends Algebra<T>> T median(Along p, T x) {
    boolean all = x.shape().rank() == 1 && !p.keepDim;
    return all ? x.median() : x.median(p.dim, p.keepDim).values();
  }

  private static <T extends Algebra<T>> T nanmedian(Along p, T x) {
    boolean all = x.shape().rank() == 1 && !p.keepDim;
    return all ? x.nanmedian() : x.nanmedian(p.dim, p.keepDim).values();
  }

  private static <T extends Algebra<T>> Row<Along> one(
      String name, Method<T> call, ToDoubleFunction<double[]> oracle) {
    return Row.<Along>composite(
            name,
            Draw.operand(sizes -> sizes.nonEmpty(1, 3), OrderingRows::along, Input::distinct),
            Call.<Along, T>of((p, x) -> call.on(p, x.get(0))),
            (p, x) -> x.get(0).combined(List.of(p.dim), p.keepDim, oracle))
        .refuses(
            Refusal.argument(() -> ones(0).max(0, false), "(0,)"),
            Refusal.argument(() -> ones(0).median(0, false), "(0,)"),
            Refusal.argument(() -> ones(0).mode(0, false), "(0,)"),
            Refusal.outside(() -> ones(2, 3).min(2, false), "(2, 3)", "2"));
  }

  /** Of few different numbers, where the last of the most frequent ones is. */
  private static Row<Integer> mode() {
    Domain few = Domain.each(u -> Math.floor(3 * u));
    return Row.<Integer>composite(
            "mode position",
            Draw.one(few, sizes -> sizes.nonEmpty(1, 3), Draw::dim),
            Call.of((d, x) -> x.get(0).mode(d, true).indices()),
            (d, x) -> x.get(0).combined(List.of(d), true, OrderingRows::lastOfMost))
        .gives(DType.I64);
  }

  private static double lastOfMost(double[] v) {
    long most = -1;
    double value = 0;
    for (double candidate : sorted(v)) {
      long times = Arrays.stream(v).filter(e -> e == candidate).count();
      if (times > most) {
        most = times;
        value = candidate;
      }
    }
    int last = -1;
    for (int i = 0; i < v.length; i++) if (v[i] == value) last = i;
    return last;
  }

  private static <T extends Algebra<T>> T quantile(Part p, T x) {
    return x.quantile(p.q, p.dim, p.keepDim, p.between);
  }

  private static Row<Part> quantile(String name, Call<Part> call) {
    return Row.<Part>composite(
            name,
            Draw.operand(
                sizes -> sizes.nonEmpty(1, 3),
                s ->
                    Combinators.combine(
                            Arbitraries.of(0.0, 0.3, 0.5, 0.875, 1.0),
                            Draw.dim(s),
                            Draw.flag(),
                            Arbitraries.of(Interpolation.class))
                        .as(Part::new),
                Input::distinct),
            call,
            (p, x) -> x.get(0).combined(List.of(p.dim), p.keepDim, v -> part(p, sorted(v))))
        .refuses(
            Refusal.argument(() -> ones(2).quantile(1.5, 0, false, Interpolation.LINEAR), "1.5"),
            Refusal.argument(
                () -> ones(0).nanquantile(0.5, 0, false, Interpolation.LINEAR), "(0,)"));
  }

  private static double part(Part p, double[] v) {
    double place = p.q * (v.length - 1);
    int low = (int) place;
    int high = low < place ? low + 1 : low;
    return switch (p.between) {
      case LOWER -> v[low];
      case HIGHER -> v[high];
      case NEAREST -> v[(int) Math.rint(place)];
      case MIDPOINT -> (v[low] + v[high]) / 2;
      case LINEAR -> v[low] + (v[high] - v[low]) * (place - low);
    };
  }
}
