package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Products of vectors and matrices of fixed numbers of dimensions, and those of vectors only. */
final class VectorProductRows {
  private static final Domain ANY = Domain.anywhere();

  private VectorProductRows() {}

  /** The numbers that scale the operands of a sum. */
  private record Scales(double beta, double alpha) {}

  static List<Row<?>> all() {
    return List.of(mv(), bmm(), addmm(), addmmScaled(), vecdot(), kron(), cross(), crossAlong());
  }

  /** Draws operands whose shapes are made of four sizes. */
  private static <P> Function<Sizes, Arbitrary<Sample<P>>> operands(
      P parameters, Function<List<Integer>, List<Shape>> shapes) {
    return sizes ->
        Draw.integer(sizes == Sizes.LARGE ? 20 : 0, sizes == Sizes.LARGE ? 40 : 4)
            .list()
            .ofSize(4)
            .map(shapes)
            .flatMap(list -> Input.all(list.stream().map(s -> Input.numbers(s, ANY)).toList()))
            .map(in -> new Sample<>(parameters, in));
  }

  private static Row<Integer> mv() {
    return Row.<Integer>composite(
            "mv",
            operands(0, n -> List.of(Shape.of(n.get(0), n.get(1)), Shape.of(n.get(1)))),
            Call.binary((a, b) -> a.mv(b)),
            (_, x) ->
                Grid.fill(
                    Shape.of(x.get(0).size(0)),
                    i -> {
                      double sum = 0;
                      for (int k = 0; k < x.get(1).size(0); k++) {
                        sum += x.get(0).at(i[0], k) * x.get(1).at(k);
                      }
                      return sum;
                    }))
        .refuses(
            Refusal.argument(() -> ones(2, 3).mv(ones(2)), "(2, 3)", "(2,)", "mv"),
            Refusal.argument(() -> ones(2, 3).mv(ones(3, 1)), "(3, 1)", "matmul"));
  }

  private static Row<Integer> bmm() {
    return Row.<Integer>composite(
            "bmm",
            operands(
                0,
                n ->
                    List.of(
                        Shape.of(n.get(3), n.get(0), n.get(1)),
                        Shape.of(n.get(3), n.get(1), n.get(2)))),
            Call.binary((a, b) -> a.bmm(b)),
            (_, x) ->
                MatrixOracle.both(
                    x.get(0),
                    x.get(1),
                    x.get(0).size(1),
                    x.get(1).size(2),
                    (a, b) -> product(a, b, x.get(1).size(2))))
        .refuses(
            Refusal.argument(() -> ones(2, 2, 3).bmm(ones(3, 3, 2)), "(2, 2, 3)", "(3, 3, 2)"),
            Refusal.argument(() -> ones(2, 2, 3).bmm(ones(2, 2, 3)), "(2, 2, 3)", "bmm"),
            Refusal.argument(() -> ones(2, 3).bmm(ones(3, 2)), "(3, 2)", "matmul"));
  }

  private static double[][] product(double[][] a, double[][] b, int columns) {
    return b.length == 0 ? MatrixOracle.zeros(a.length, columns) : MatrixOracle.product(a, b);
  }

  private static Grid sum(Scales p, List<Grid> x) {
    Grid product =
        MatrixOracle.both(
            x.get(1),
            x.get(2),
            x.get(1).size(0),
            x.get(2).size(1),
            (a, b) -> product(a, b, x.get(2).size(1)));
    return Grid.fill(
        product.shape(), i -> p.beta * x.get(0).stretched(i) + p.alpha * product.at(i));
  }

  private static Row<Integer> addmm() {
    return Row.<Integer>composite(
            "addmm",
            operands(
                0,
                n ->
                    List.of(
                        Shape.of(n.get(2)),
                        Shape.of(n.get(0), n.get(1)),
                        Shape.of(n.get(1), n.get(2)))),
            Call.of((_, x) -> x.get(0).addmm(x.get(1), x.get(2))),
            (_, x) -> sum(new Scales(1, 1), x))
        .refuses(
            Refusal.argument(() -> ones(2).addmm(ones(2, 3), ones(2, 2)), "(2, 3)", "(2, 2)"),
            Refusal.argument(() -> ones(5).addmm(ones(2, 3), ones(3, 2)), "(5,)", "(2, 2)"));
  }

  private static Row<Scales> addmmScaled() {
    return Row.composite(
        "addmm scaled",
        operands(
            new Scales(0.5, -2),
            n ->
                List.of(
                    Shape.of(n.get(0), 1),
                    Shape.of(n.get(0), n.get(1)),
                    Shape.of(n.get(1), n.get(2)))),
        Call.of((p, x) -> x.get(0).addmm(x.get(1), x.get(2), p.beta, p.alpha)),
        VectorProductRows::sum);
  }

  private static Row<Integer> vecdot() {
    return Row.<Integer>composite(
            "vecdot",
            sizes ->
                TensorArbitraries.broadcastable(2, sizes.shapes(0, 2))
                    .flatMap(
                        s ->
                            Input.all(
                                List.of(
                                    Input.numbers(s.get(0).inserted(s.get(0).rank(), 4), ANY),
                                    Input.numbers(s.get(1).inserted(s.get(1).rank(), 4), ANY))))
                    .map(in -> new Sample<>(0, in)),
            Call.binary((a, b) -> a.vecdot(b, -1)),
            (_, x) -> {
              Grid p = Pointwise.each(v -> v[0] * v[1], x);
              return p.combined(
                  List.of(p.rank() - 1), false, v -> java.util.Arrays.stream(v).sum());
            })
        .refuses(Refusal.argument(() -> ones(2).vecdot(ones(3), 0), "(2,)", "(3,)"));
  }

  private static Row<Integer> kron() {
    return Row.composite(
        "kron",
        sizes ->
            (sizes == Sizes.LARGE
                    ? Arbitraries.just(List.of(Shape.of(20, 15), Shape.of(16, 18)))
                    : TensorArbitraries.shapes(0, 3, 0, 3).list().ofSize(2))
                .flatMap(
                    s ->
                        Input.all(
                            List.of(Input.numbers(s.get(0), ANY), Input.numbers(s.get(1), ANY))))
                .map(in -> new Sample<>(0, in)),
        Call.binary((a, b) -> a.kron(b)),
        (_, x) -> {
          Grid a = padded(x.get(0), x.get(1).rank());
          Grid b = padded(x.get(1), x.get(0).rank());
          Shape shape = a.shape();
          for (int d = 0; d < a.rank(); d++) shape = shape.with(d, (long) a.size(d) * b.size(d));
          return Grid.fill(
              shape,
              i -> {
                int[] of = new int[i.length];
                int in = 0;
                int[] inner = new int[i.length];
                for (; in < i.length; in++) {
                  of[in] = i[in] / b.size(in);
                  inner[in] = i[in] % b.size(in);
                }
                return a.at(of) * b.at(inner);
              });
        });
  }

  private static Grid padded(Grid x, int rank) {
    Grid padded = x;
    while (padded.rank() < rank) padded = padded.reshaped(padded.shape().inserted(0, 1));
    return padded;
  }

  private static Row<Integer> cross() {
    return Row.<Integer>composite(
            "cross",
            sizes ->
                TensorArbitraries.broadcastable(2, sizes.shapes(0, 2))
                    .flatMap(
                        s ->
                            Input.all(
                                List.of(
                                    Input.numbers(s.get(0).inserted(s.get(0).rank(), 3), ANY),
                                    Input.numbers(s.get(1).inserted(s.get(1).rank(), 3), ANY))))
                    .map(in -> new Sample<>(0, in)),
            Call.binary((a, b) -> a.cross(b)),
            (_, x) -> cross(x.get(0), x.get(1), Math.max(x.get(0).rank(), x.get(1).rank()) - 1))
        .refuses(Refusal.argument(() -> ones(2).cross(ones(2)), "(2,)", "size 3"));
  }

  private static Grid cross(Grid a, Grid b, int dim) {
    Shape shape = Shape.broadcast(a.shape(), b.shape());
    return Grid.fill(
        shape,
        i -> {
          int[] next = i.clone();
          int[] after = i.clone();
          next[dim] = (i[dim] + 1) % 3;
          after[dim] = (i[dim] + 2) % 3;
          return a.stretched(next) * b.stretched(after) - a.stretched(after) * b.stretched(next);
        });
  }

  private static Row<Integer> crossAlong() {
    return Row.composite(
        "cross along the first dimension",
        operands(0, n -> List.of(Shape.of(3, n.get(0)), Shape.of(3, n.get(0)))),
        Call.binary((a, b) -> a.cross(b, 0)),
        (_, x) -> cross(x.get(0), x.get(1), 0));
  }
}
