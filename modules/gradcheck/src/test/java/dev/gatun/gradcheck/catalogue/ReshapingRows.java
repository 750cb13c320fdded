package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The methods that give a tensor other dimensions. */
final class ReshapingRows {
  private static final Domain ANY = Domain.anywhere();

  private ReshapingRows() {}

  /** Two dimensions. */
  private record Pair(int a, int b) {}

  static List<Row<?>> all() {
    return List.of(
        flatten(),
        unflatten(),
        squeeze(),
        squeezeAll(),
        unsqueeze(),
        transpose(),
        matrixTranspose(),
        movedim(),
        expand(),
        sumTo(),
        stack());
  }

  private static Arbitrary<Pair> pairs(Shape s) {
    return Combinators.combine(Draw.dim(s), Draw.dim(s)).as(Pair::new);
  }

  private static Row<Pair> flatten() {
    return Row.<Pair>composite(
            "flatten",
            Draw.one(
                ANY,
                sizes -> sizes.shapes(1, 4),
                s -> pairs(s).map(p -> p.a < p.b ? p : new Pair(p.b, p.a))),
            Call.of(
                (p, x) ->
                    p.b == x.get(0).shape().rank() - 1
                        ? x.get(0).flatten(p.a)
                        : x.get(0).flatten(p.a, p.b)),
            (p, x) -> x.get(0).reshaped(flat(x.get(0).shape(), p)))
        .refuses(
            Refusal.argument(() -> ones(2, 3).flatten(1, 0), "(2, 3)", "1", "0"),
            Refusal.outside(() -> ones(2, 3).flatten(2), "(2, 3)", "2"));
  }

  private static Shape flat(Shape shape, Pair p) {
    List<Long> sizes = new ArrayList<>(LongStream.of(shape.toArray()).boxed().toList());
    long product = 1;
    for (int d = p.a; d <= p.b; d++) product *= sizes.remove(p.a);
    sizes.add(p.a, product);
    return shape(sizes);
  }

  private static Shape shape(List<Long> sizes) {
    return Shape.of(sizes.stream().mapToLong(Long::longValue).toArray());
  }

  private static Row<Integer> unflatten() {
    return Row.<Integer>composite(
            "unflatten",
            Draw.one(
                ANY,
                sizes -> sizes.shapes(1, 3).map(s -> s.with(0, 2 * s.size(0))),
                _ -> Arbitraries.just(0)),
            Call.of((d, x) -> x.get(0).unflatten(d, 2, x.get(0).shape().size(0) / 2)),
            (d, x) -> x.get(0).reshaped(halved(x.get(0).shape(), d)))
        .refuses(Refusal.argument(() -> ones(4, 3).unflatten(0, 3, -1), "(4,)", "[3, -1]"));
  }

  private static Shape halved(Shape shape, int dim) {
    return shape.with(dim, shape.size(dim) / 2).inserted(dim, 2);
  }

  private static Row<Integer> squeeze() {
    return Row.<Integer>composite(
            "squeeze",
            Draw.along(ANY, (_, d) -> Arbitraries.just(d)),
            Call.of((d, x) -> x.get(0).squeeze(d)),
            (d, x) ->
                x.get(0).size(d) == 1 ? x.get(0).reshaped(x.get(0).shape().without(d)) : x.get(0))
        .refuses(Refusal.outside(() -> ones(2, 3).squeeze(2), "(2, 3)", "2"));
  }

  private static Row<Integer> squeezeAll() {
    return Row.<Integer>composite(
        "squeeze all",
        Draw.one(ANY, Sizes::shapes, _ -> Arbitraries.just(0)),
        Call.of((_, x) -> x.get(0).squeeze()),
        (_, x) ->
            x.get(0)
                .reshaped(
                    Shape.of(
                        LongStream.of(x.get(0).shape().toArray()).filter(s -> s != 1).toArray())));
  }

  private static Row<Integer> unsqueeze() {
    return Row.<Integer>composite(
            "unsqueeze",
            Draw.one(ANY, Sizes::shapes, s -> Draw.integer(-s.rank() - 1, s.rank())),
            Call.of((d, x) -> x.get(0).unsqueeze(d)),
            (d, x) ->
                x.get(0)
                    .reshaped(x.get(0).shape().inserted(d < 0 ? d + x.get(0).rank() + 1 : d, 1)))
        .refuses(
            Refusal.outside(() -> ones(2, 3).unsqueeze(3), "(2, 3)", "3"),
            Refusal.outside(() -> ones(2, 3).unsqueeze(-4), "(2, 3)", "-4"));
  }

  private static Row<Pair> transpose() {
    return Row.<Pair>composite(
            "transpose",
            Draw.one(ANY, sizes -> sizes.shapes(1, 4), ReshapingRows::pairs),
            Call.of((p, x) -> x.get(0).transpose(p.a, p.b)),
            (p, x) -> exchanged(p, x.get(0)))
        .refuses(Refusal.outside(() -> ones(2, 3).transpose(0, 2), "(2, 3)", "2"));
  }

  private static Row<Integer> matrixTranspose() {
    return Row.<Integer>composite(
            "transpose a matrix",
            Draw.one(ANY, sizes -> sizes.shapes(2, 4), _ -> Arbitraries.just(0)),
            Call.of((_, x) -> x.get(0).transpose()),
            (_, x) -> exchanged(new Pair(x.get(0).rank() - 2, x.get(0).rank() - 1), x.get(0)))
        .refuses(Refusal.outside(() -> ones(2).transpose(), "(2,)"));
  }

  private static Grid exchanged(Pair p, Grid x) {
    List<Integer> dims = new ArrayList<>(IntStream.range(0, x.rank()).boxed().toList());
    dims.set(p.a, p.b);
    dims.set(p.b, p.a);
    return MotionRows.permuted(dims, x);
  }

  private static Row<Pair> movedim() {
    return Row.<Pair>composite(
        "movedim",
        Draw.one(ANY, sizes -> sizes.shapes(1, 4), ReshapingRows::pairs),
        Call.of((p, x) -> x.get(0).movedim(p.a, p.b)),
        (p, x) -> {
          List<Integer> dims =
              new ArrayList<>(IntStream.range(0, x.get(0).rank()).boxed().toList());
          dims.remove(p.a);
          dims.add(p.b, p.a);
          return MotionRows.permuted(dims, x.get(0));
        });
  }

  private static Row<Integer> expand() {
    return Row.<Integer>composite(
            "expand",
            Draw.one(
                ANY,
                sizes -> sizes.shapes(0, 3).map(s -> s.inserted(0, 1)),
                _ -> Draw.integer(0, 3)),
            Call.of((n, x) -> x.get(0).expand(stretched(n, x.get(0).shape()))),
            (n, x) -> Grid.fill(x.get(0).shape().with(0, n).inserted(0, 2), x.get(0)::stretched))
        .refuses(Refusal.argument(() -> ones(2, 3).expand(2, 4), "(2, 3)", "(2, 4)"));
  }

  /** Two copies of {@code n} times dimension 0; the others stay. */
  private static long[] stretched(int n, Shape shape) {
    long[] sizes = new long[shape.rank() + 1];
    java.util.Arrays.fill(sizes, -1);
    sizes[0] = 2;
    sizes[1] = n;
    return sizes;
  }

  private static Row<Shape> sumTo() {
    return Row.composite(
        "sumTo",
        sizes ->
            sizes
                .shapes()
                .flatMap(
                    from ->
                        TensorArbitraries.broadcastable(1, Arbitraries.just(from))
                            .flatMap(
                                to ->
                                    Input.numbers(from, ANY)
                                        .map(in -> new Sample<>(to.get(0), List.of(in))))),
        Call.of((to, x) -> x.get(0).sumTo(to)),
        ReshapingRows::summed);
  }

  private static Grid summed(Shape to, List<Grid> x) {
    Grid sum = Grid.fill(to, _ -> 0);
    Grid from = x.get(0);
    int extra = from.rank() - to.rank();
    for (int k = 0; k < from.elements().length; k++) {
      int[] i = Grid.index(from.shape(), k);
      int[] target = new int[to.rank()];
      for (int d = 0; d < target.length; d++) target[d] = to.size(d) == 1 ? 0 : i[d + extra];
      sum.add(from.elements()[k], target);
    }
    return sum;
  }

  private static Row<Integer> stack() {
    return Row.<Integer>composite(
            "stack",
            sizes ->
                sizes
                    .shapes(0, 3)
                    .flatMap(
                        s ->
                            Combinators.combine(
                                    Draw.integer(0, s.rank()),
                                    Input.numbers(s, ANY).list().ofMinSize(1).ofMaxSize(3))
                                .as(Sample::new)),
            Call.of((d, x) -> Algebra.stack(x, d)),
            (d, x) ->
                MotionRows.catenated(
                    d, x.stream().map(g -> g.reshaped(g.shape().inserted(d, 1))).toList()))
        .refuses(
            Refusal.argument(
                () -> Algebra.stack(List.of(ones(2), ones(3)), 0), "(1, 2)", "(1, 3)"));
  }
}
