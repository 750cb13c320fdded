package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Triangles and diagonals of matrices. */
final class DiagonalRows {
  private static final Domain ANY = Domain.anywhere();

  private DiagonalRows() {}

  /** A diagonal of two dimensions. */
  private record Which(int offset, int dim1, int dim2) {}

  static List<Row<?>> all() {
    return List.of(tril(), triu(), diagonal(), diagonalOfMatrices(), diag(), diagEmbed(), trace());
  }

  private static Function<Sizes, Arbitrary<Sample<Integer>>> matrices() {
    return Draw.one(ANY, sizes -> sizes.shapes(2, 4), _ -> Draw.integer(-4, 4));
  }

  private static Row<Integer> tril() {
    return Row.<Integer>composite(
            "tril",
            matrices(),
            Call.of((k, x) -> k == 0 ? x.get(0).tril() : x.get(0).tril(k)),
            (k, x) ->
                Grid.fill(
                    x.get(0).shape(),
                    i -> i[i.length - 1] - i[i.length - 2] <= k ? x.get(0).at(i) : 0))
        .refuses(Refusal.argument(() -> ones(3).tril(), "(3,)"));
  }

  private static Row<Integer> triu() {
    return Row.<Integer>composite(
            "triu",
            matrices(),
            Call.of((k, x) -> k == 0 ? x.get(0).triu() : x.get(0).triu(k)),
            (k, x) ->
                Grid.fill(
                    x.get(0).shape(),
                    i -> i[i.length - 1] - i[i.length - 2] >= k ? x.get(0).at(i) : 0))
        .refuses(Refusal.argument(() -> ones(3).triu(), "(3,)"));
  }

  private static Arbitrary<Which> which(int rank) {
    return Combinators.combine(
            Draw.integer(-4, 4), Draw.integer(0, rank - 1), Draw.integer(1, rank - 1), Draw.flag())
        .as(
            (offset, a, more, negative) -> {
              int b = (a + more) % rank;
              return new Which(offset, a, negative ? b - rank : b);
            });
  }

  private static Row<Which> diagonal() {
    return Row.<Which>composite(
            "diagonal",
            Draw.one(ANY, sizes -> sizes.shapes(2, 4), s -> which(s.rank())),
            Call.of((p, x) -> x.get(0).diagonal(p.offset, p.dim1, p.dim2)),
            (p, x) -> diagonal(p, x.get(0)))
        .refuses(Refusal.argument(() -> ones(2, 3).diagonal(0, 1, -1), "(2, 3)", "both 1"));
  }

  private static Row<Integer> diagonalOfMatrices() {
    return Row.composite(
        "diagonal of the first two",
        Draw.one(ANY, sizes -> sizes.shapes(2, 3), _ -> Draw.integer(0, 0)),
        Call.unary(x -> x.diagonal()),
        (_, x) -> diagonal(new Which(0, 0, 1), x.get(0)));
  }

  private static Grid diagonal(Which p, Grid x) {
    int a = p.dim1;
    int b = p.dim2 < 0 ? p.dim2 + x.rank() : p.dim2;
    int length = 0;
    while (inside(x, a, b, p.offset, length)) length++;
    Shape rest = x.shape().without(Math.max(a, b)).without(Math.min(a, b));
    return Grid.fill(
        rest.inserted(rest.rank(), length),
        i -> {
          int[] from = new int[x.rank()];
          int at = 0;
          for (int d = 0; d < from.length; d++) if (d != a && d != b) from[d] = i[at++];
          from[a] = i[at] + Math.max(0, -p.offset);
          from[b] = i[at] + Math.max(0, p.offset);
          return x.at(from);
        });
  }

  private static boolean inside(Grid x, int a, int b, int offset, int i) {
    return i + Math.max(0, -offset) < x.size(a) && i + Math.max(0, offset) < x.size(b);
  }

  private static Row<Integer> diag() {
    return Row.<Integer>composite(
            "diag",
            Draw.one(ANY, sizes -> shapes(sizes), _ -> Draw.integer(-2, 2)),
            Call.of((k, x) -> k == 0 ? x.get(0).diag() : x.get(0).diag(k)),
            (k, x) ->
                x.get(0).rank() == 2
                    ? diagonal(new Which(k, 0, 1), x.get(0))
                    : embedded(new Which(k, 0, 1), x.get(0)))
        .refuses(Refusal.argument(() -> ones(2, 3, 4).diag(), "(2, 3, 4)", "diagEmbed"));
  }

  private static Arbitrary<Shape> shapes(Sizes sizes) {
    return sizes == Sizes.LARGE
        ? net.jqwik.api.Arbitraries.just(Shape.of(300))
        : sizes.shapes(1, 2);
  }

  private static Grid embedded(Which p, Grid x) {
    int last = x.rank() - 1;
    int n = x.size(last) + Math.abs(p.offset);
    Shape shape = x.shape().without(last);
    int a = p.dim1;
    int b = p.dim2 < 0 ? p.dim2 + x.rank() + 1 : p.dim2;
    shape = shape.inserted(Math.min(a, b), n).inserted(Math.max(a, b), n);
    return Grid.fill(
        shape,
        i -> {
          int k = i[a] - Math.max(0, -p.offset);
          if (k < 0 || k >= x.size(last) || i[b] != k + Math.max(0, p.offset)) return 0;
          int[] from = new int[x.rank()];
          int at = 0;
          for (int d = 0; d < i.length; d++) if (d != a && d != b) from[at++] = i[d];
          from[last] = k;
          return x.at(from);
        });
  }

  private static Row<Which> diagEmbed() {
    return Row.<Which>composite(
            "diagEmbed",
            Draw.one(
                ANY,
                sizes -> sizes == Sizes.LARGE ? shapes(sizes) : sizes.shapes(1, 3),
                s -> which(s.rank() + 1)),
            Call.of((p, x) -> x.get(0).diagEmbed(p.offset, p.dim1, p.dim2)),
            (p, x) -> embedded(p, x.get(0)))
        .refuses(Refusal.argument(() -> ones(3).diagEmbed(0, 1, 1), "both 1"));
  }

  private static Row<Integer> trace() {
    return Row.<Integer>composite(
            "trace",
            Draw.one(ANY, sizes -> sizes.shapes(2, 4), _ -> Draw.integer(0, 0)),
            Call.unary(x -> x.trace()),
            (_, x) ->
                MatrixOracle.numbers(
                    x.get(0),
                    a -> {
                      double sum = 0;
                      for (int i = 0; i < Math.min(a.length, MatrixOracle.columns(a)); i++) {
                        sum += a[i][i];
                      }
                      return sum;
                    }))
        .refuses(Refusal.argument(() -> ones(3).trace(), "trace", "(3,)"));
  }
}
