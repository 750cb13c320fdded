package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.Op.Affine;
import dev.gatun.tensor.Op.Matmul;
import dev.gatun.tensor.Op.MatmulTransposed;
import dev.gatun.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Products of vectors and matrices. */
final class ProductRows {
  private static final Domain ANY = Domain.anywhere();

  private ProductRows() {}

  static List<Row<?>> all() {
    return List.of(
        matrices(), transposed(), affine(), matmul(), linear(), linearRelu(), outer(), dot());
  }

  private static Row<Matmul> matrices() {
    return Row.<Matmul>op(
            "MATMUL",
            Matmul.class,
            sizes -> factors(sizes, 2, false).map(in -> new Sample<>(new Matmul(), in)),
            Call.of((p, x) -> x.get(0).apply(p, x.get(1))),
            (_, x) -> product(x.get(0), x.get(1)))
        .refuses(
            Refusal.argument(() -> ones(2, 3).apply(new Matmul(), ones(4, 2)), "(2, 3)", "(4, 2)"));
  }

  private static Row<MatmulTransposed> transposed() {
    return Row.<MatmulTransposed>op(
            "MATMUL_TRANSPOSED",
            MatmulTransposed.class,
            sizes -> factors(sizes, 2, true).map(in -> new Sample<>(new MatmulTransposed(), in)),
            Call.of((p, x) -> x.get(0).apply(p, x.get(1))),
            (_, x) -> product(x.get(0), transposed(x.get(1))))
        .refuses(
            Refusal.argument(
                () -> ones(2, 3).apply(new MatmulTransposed(), ones(2, 4)), "(2, 3)", "(4, 2)"));
  }

  private static Row<Affine> affine() {
    return Row.<Affine>op(
            "AFFINE",
            Affine.class,
            sizes ->
                Arbitraries.of(true, false)
                    .flatMap(r -> maps(sizes).map(in -> new Sample<>(new Affine(r), in)))
                    .filter(s -> sizes == Sizes.LARGE || isFarFromKinks(s.inputs())),
            Call.of((p, x) -> x.get(0).apply(p, x.get(1), x.get(2))),
            (p, x) -> {
              Grid y = linear(x.get(0), x.get(1), x.get(2));
              return p.rectified() ? rectified(y) : y;
            })
        .refuses(
            Refusal.argument(
                () -> ones(2, 3).apply(new Affine(true), ones(4, 2), ones(4)), "(2, 3)", "(4, 2)"),
            Refusal.argument(
                () -> ones(2, 3).apply(new Affine(false), ones(4, 3), ones(3)), "(4, 3)", "(3,)"));
  }

  private static Arbitrary<List<Input>> maps(Sizes sizes) {
    boolean large = sizes == Sizes.LARGE;
    return (large ? Draw.integer(60, 300) : Draw.integer(0, 5))
        .list()
        .ofSize(3)
        .flatMap(
            n ->
                Input.all(
                    List.of(
                        Input.numbers(Shape.of(n.get(0), n.get(1)), ANY),
                        Input.numbers(Shape.of(n.get(2), n.get(1)), ANY),
                        Input.numbers(Shape.of(n.get(2)), ANY))));
  }

  private static boolean isFarFromKinks(List<Input> inputs) {
    List<Grid> x = inputs.stream().map(i -> Grid.of(i.elements())).toList();
    double[] sums = linear(x.get(0), x.get(1), x.get(2)).elements();
    return Arrays.stream(sums).allMatch(s -> Math.abs(s) > 0.01);
  }

  private static Grid rectified(Grid y) {
    return Grid.fill(y.shape(), i -> Math.max(0, y.at(i)));
  }

  private static Row<Integer> linearRelu() {
    return Row.<Integer>composite(
        "linearRelu",
        sizes ->
            maps(sizes)
                .filter(in -> sizes == Sizes.LARGE || isFarFromKinks(in))
                .map(in -> new Sample<>(0, in)),
        Call.of((_, x) -> x.get(0).linearRelu(x.get(1), x.get(2))),
        (_, x) -> rectified(linear(x.get(0), x.get(1), x.get(2))));
  }

  private static Row<Integer> linear() {
    return Row.<Integer>composite(
            "linear",
            sizes ->
                Arbitraries.of(
                        List.of(Shape.of(3), Shape.of(2, 3), Shape.of(2, 4, 3), Shape.of(0, 2, 3)))
                    .flatMap(
                        x ->
                            Input.all(
                                    List.of(
                                        Input.numbers(x, ANY),
                                        Input.numbers(
                                            Shape.of(sizes == Sizes.LARGE ? 50 : 2, 3), ANY),
                                        Input.numbers(
                                            Shape.of(sizes == Sizes.LARGE ? 50 : 2), ANY)))
                                .map(in -> new Sample<>(0, in))),
            Call.of((_, x) -> x.get(0).linear(x.get(1), x.get(2))),
            (_, x) -> linear(x.get(0), x.get(1), x.get(2)))
        .refuses(
            Refusal.argument(() -> ones(2, 3).linear(ones(4, 2)), "(2, 3)", "(4, 2)", "(out, in)"),
            Refusal.argument(() -> ones(2, 3).linear(ones(3)), "(2, 3)", "(3,)"));
  }

  private static Grid linear(Grid x, Grid weight, Grid bias) {
    return Grid.fill(
        x.shape().with(x.rank() - 1, weight.size(0)),
        i -> {
          int[] at = i.clone();
          int out = i[i.length - 1];
          double sum = bias.at(out);
          for (int k = 0; k < weight.size(1); k++) {
            at[i.length - 1] = k;
            sum += x.at(at) * weight.at(out, k);
          }
          return sum;
        });
  }

  private static Grid transposed(Grid g) {
    return Grid.fill(
        flipped(g.shape()),
        i -> {
          int[] at = i.clone();
          at[i.length - 1] = i[i.length - 2];
          at[i.length - 2] = i[i.length - 1];
          return g.at(at);
        });
  }

  private static Shape flipped(Shape s) {
    return s.with(s.rank() - 1, s.size(-2)).with(s.rank() - 2, s.size(-1));
  }

  private static Row<Integer> matmul() {
    return Row.<Integer>composite(
            "matmul",
            sizes -> factors(sizes, 1, false).map(in -> new Sample<>(0, in)),
            Call.binary((a, b) -> a.matmul(b)),
            (_, x) -> vectors(x.get(0), x.get(1)))
        .refuses(
            Refusal.argument(() -> ones(3, 4).matmul(ones(5, 2)), "(3, 4)", "(5, 2)", "4", "5"),
            Refusal.argument(
                () -> ones(3, 4).matmul(ones(2, 4)), "(3, 4)", "(2, 4)", "right.transpose()"),
            Refusal.argument(() -> ones(3).matmul(ones()), "(3,)", "()"),
            Refusal.argument(() -> ones(2, 3, 4).matmul(ones(3, 4, 5)), "(2,)", "(3,)"));
  }

  /** Draws two factors whose inner sizes agree and whose outer dimensions broadcast. */
  private static Arbitrary<List<Input>> factors(Sizes sizes, int minRank, boolean flip) {
    boolean large = sizes == Sizes.LARGE;
    Arbitrary<Integer> size = large ? Draw.integer(60, 140) : Draw.integer(0, 5);
    return size.list()
        .ofSize(3)
        .flatMap(
            n ->
                TensorArbitraries.broadcastable(
                        2,
                        large
                            ? Arbitraries.just(Shape.of(2))
                            : TensorArbitraries.shapes(0, 2, 0, 3))
                    .flatMap(
                        batch ->
                            Draw.integer(minRank == 1 && !large ? 0 : 3, 3)
                                .flatMap(kinds -> pair(batch, n, kinds, flip))));
  }

  /**
   * Draws the pair of factors.
   *
   * @param n the sizes n, k, m
   * @param kinds bit 0: the left one is a matrix; bit 1: the right one is
   * @param flip whether the right one is to be transposed
   */
  private static Arbitrary<List<Input>> pair(
      List<Shape> batch, List<Integer> n, int kinds, boolean flip) {
    Shape left = (kinds & 1) == 0 ? Shape.of(n.get(1)) : behind(batch.get(0), n.get(0), n.get(1));
    Shape right = (kinds & 2) == 0 ? Shape.of(n.get(1)) : behind(batch.get(1), n.get(1), n.get(2));
    Shape second = flip ? flipped(right) : right;
    return Input.all(List.of(Input.numbers(left, ANY), Input.numbers(second, ANY)));
  }

  private static Shape behind(Shape batch, int rows, int columns) {
    return batch.inserted(batch.rank(), rows).inserted(batch.rank() + 1, columns);
  }

  private static Grid vectors(Grid a, Grid b) {
    boolean row = a.rank() == 1;
    boolean column = b.rank() == 1;
    Grid left = row ? a.reshaped(a.shape().inserted(0, 1)) : a;
    Grid right = column ? b.reshaped(b.shape().inserted(1, 1)) : b;
    Grid product = product(left, right);
    Shape shape = product.shape();
    if (column) shape = shape.without(-1);
    if (row) shape = shape.without(column ? -1 : -2);
    return product.reshaped(shape);
  }

  private static Grid product(Grid a, Grid b) {
    Shape batch =
        Shape.broadcast(a.shape().without(-1).without(-1), b.shape().without(-1).without(-1));
    int k = a.size(a.rank() - 1);
    return Grid.fill(
        behind(batch, a.size(a.rank() - 2), b.size(b.rank() - 1)),
        i -> {
          int[] left = i.clone();
          int[] right = i.clone();
          double sum = 0;
          for (int s = 0; s < k; s++) {
            left[i.length - 1] = s;
            right[i.length - 2] = s;
            sum += a.stretchedMatrix(left) * b.stretchedMatrix(right);
          }
          return sum;
        });
  }

  private static Row<Integer> outer() {
    return Row.composite(
        "outer",
        vectorPairs((n, m) -> List.of(Shape.of(n), Shape.of(m))),
        Call.binary((a, b) -> a.outer(b)),
        (_, x) ->
            Grid.fill(
                Shape.of(x.get(0).size(0), x.get(1).size(0)),
                i -> x.get(0).at(i[0]) * x.get(1).at(i[1])));
  }

  private static Row<Integer> dot() {
    return Row.<Integer>composite(
            "dot",
            vectorPairs((n, _) -> List.of(Shape.of(n), Shape.of(n))),
            Call.binary((a, b) -> a.dot(b)),
            (_, x) -> {
              double sum = 0;
              for (int i = 0; i < x.get(0).size(0); i++) sum += x.get(0).at(i) * x.get(1).at(i);
              double result = sum;
              return Grid.fill(Shape.SCALAR, _ -> result);
            })
        .refuses(Refusal.argument(() -> ones(2).dot(ones(3)), "(2,)", "(3,)"));
  }

  /** The shapes of two vectors, given two sizes. */
  private interface Lengths {
    List<Shape> of(int n, int m);
  }

  private static Function<Sizes, Arbitrary<Sample<Integer>>> vectorPairs(Lengths lengths) {
    return sizes -> {
      int most = sizes == Sizes.LARGE ? 400 : 6;
      return Draw.integer(0, most)
          .list()
          .ofSize(2)
          .map(n -> lengths.of(n.get(0), n.get(1)))
          .flatMap(
              s -> Input.all(List.of(Input.numbers(s.get(0), ANY), Input.numbers(s.get(1), ANY))))
          .map(in -> new Sample<>(0, in));
    };
  }
}
