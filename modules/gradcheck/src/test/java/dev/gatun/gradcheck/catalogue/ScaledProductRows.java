package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import net.jqwik.api.Arbitraries;

/** Products that are scaled and added to something. */
final class ScaledProductRows {
  private static final Domain ANY = Domain.anywhere();

  private ScaledProductRows() {}

  static List<Row<?>> all() {
    return List.of(
        row(
                "addmv",
                n -> List.of(Shape.of(n.get(0)), Shape.of(n.get(0), n.get(1)), Shape.of(n.get(1))),
                Scaled::addmv,
                n -> Shape.of(n.get(0).size(0)),
                (x, i) -> {
                  double sum = 0;
                  for (int k = 0; k < x.get(2).size(0); k++) {
                    sum += x.get(1).at(i[0], k) * x.get(2).at(k);
                  }
                  return sum;
                })
            .refuses(
                Refusal.argument(() -> ones(2).addmv(ones(2, 3), ones(2), 1, 1), "(2, 3)", "(2,)")),
        row(
            "baddbmm",
            n -> batches(n, Shape.of(n.get(0), 1, n.get(3))),
            Scaled::baddbmm,
            x -> Shape.of(x.get(1).size(0), x.get(1).size(1), x.get(2).size(2)),
            (x, i) -> product(x, i[0], i[1], i[2])),
        row(
            "addbmm",
            n -> batches(n, Shape.of(n.get(1), 1)),
            Scaled::addbmm,
            x -> Shape.of(x.get(1).size(1), x.get(2).size(2)),
            (x, i) -> {
              double sum = 0;
              for (int b = 0; b < x.get(1).size(0); b++) sum += product(x, b, i[0], i[1]);
              return sum;
            }),
        row(
            "addr",
            n -> List.of(Shape.of(n.get(1)), Shape.of(n.get(0)), Shape.of(n.get(1))),
            Scaled::addr,
            x -> Shape.of(x.get(1).size(0), x.get(2).size(0)),
            (x, i) -> x.get(1).at(i[0]) * x.get(2).at(i[1])));
  }

  private static List<Shape> batches(List<Integer> n, Shape first) {
    return List.of(
        first, Shape.of(n.get(0), n.get(1), n.get(2)), Shape.of(n.get(0), n.get(2), n.get(3)));
  }

  private static double product(List<Grid> x, int batch, int row, int column) {
    double sum = 0;
    for (int k = 0; k < x.get(1).size(2); k++) {
      sum += x.get(1).at(batch, row, k) * x.get(2).at(batch, k, column);
    }
    return sum;
  }

  /** The methods, each with the same numbers. */
  private static final class Scaled {
    private Scaled() {}

    static <T extends Algebra<T>> T addmv(List<T> x) {
      return x.get(0).addmv(x.get(1), x.get(2), 0.5, -2);
    }

    static <T extends Algebra<T>> T baddbmm(List<T> x) {
      return x.get(0).baddbmm(x.get(1), x.get(2), 0.5, -2);
    }

    static <T extends Algebra<T>> T addbmm(List<T> x) {
      return x.get(0).addbmm(x.get(1), x.get(2), 0.5, -2);
    }

    static <T extends Algebra<T>> T addr(List<T> x) {
      return x.get(0).addr(x.get(1), x.get(2), 0.5, -2);
    }
  }

  private static <T extends Algebra<T>> Row<Integer> row(
      String name,
      Function<List<Integer>, List<Shape>> shapes,
      Function<List<T>, T> call,
      Function<List<Grid>, Shape> result,
      ToDoubleBiFunction<List<Grid>, int[]> product) {
    return Row.composite(
        name,
        sizes ->
            Draw.integer(sizes == Sizes.LARGE ? 15 : 1, sizes == Sizes.LARGE ? 25 : 3)
                .list()
                .ofSize(4)
                .map(shapes)
                .flatMap(list -> Input.all(list.stream().map(s -> Input.numbers(s, ANY)).toList()))
                .flatMap(in -> Arbitraries.just(new Sample<>(0, in))),
        Call.<Integer, T>of((_, x) -> call.apply(x)),
        (_, x) ->
            Grid.fill(
                result.apply(x),
                i -> 0.5 * x.get(0).stretched(i) - 2 * product.applyAsDouble(x, i)));
  }
}
