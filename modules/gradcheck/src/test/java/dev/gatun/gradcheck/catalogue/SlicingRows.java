package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The methods that cut pieces out of tensors. */
final class SlicingRows {
  private static final Domain ANY = Domain.anywhere();

  private SlicingRows() {}

  /** A slice of one dimension, as in NumPy. */
  private record Range(int dim, long start, long stop, long step) {}

  /** A position along a dimension, or a number of places. */
  private record At(int dim, long position) {}

  static List<Row<?>> all() {
    return List.of(slice(), narrow(), select(), flip(), roll(), split());
  }

  private static Row<Range> slice() {
    Arbitrary<Long> bounds = Arbitraries.longs().between(-6, 6);
    return Row.<Range>composite(
            "slice",
            Draw.along(
                ANY,
                (_, d) ->
                    Combinators.combine(bounds, bounds, Arbitraries.of(1L, 2L, 3L, -1L, -2L))
                        .as((start, stop, step) -> new Range(d, start, stop, step))),
            Call.of((r, x) -> x.get(0).slice(r.dim, r.start, r.stop, r.step)),
            (r, x) -> picked(x.get(0), r.dim, positions(x.get(0).size(r.dim), r)))
        .refuses(
            Refusal.argument(() -> ones(4).slice(0, 0, 4, 0), "0"),
            Refusal.outside(() -> ones(4, 2).slice(2, 0, 4, 1), "(4, 2)"));
  }

  /** Walks from start to stop, as NumPy's documentation of basic slicing says. */
  private static List<Integer> positions(int size, Range r) {
    long start = r.start < 0 ? r.start + size : r.start;
    long stop = r.stop < 0 ? r.stop + size : r.stop;
    if (r.step > 0) start = Math.max(start, 0);
    else start = Math.min(start, size - 1);
    if (r.step < 0) stop = Math.max(stop, -1);
    List<Integer> positions = new ArrayList<>();
    for (long i = start; r.step > 0 ? i < Math.min(stop, size) : i > stop; i += r.step) {
      positions.add((int) i);
    }
    return positions;
  }

  private static Grid picked(Grid x, int dim, List<Integer> positions) {
    return Grid.fill(
        x.shape().with(dim, positions.size()), i -> x.at(i, dim, positions.get(i[dim])));
  }

  private static Row<Range> narrow() {
    return Row.composite(
        "narrow",
        Draw.along(
            ANY,
            (s, d) ->
                Combinators.combine(part(s.size(d)), part(s.size(d)))
                    .as((a, b) -> new Range(d, Math.min(a, b), Math.max(a, b), 1))),
        Call.of((r, x) -> x.get(0).narrow(r.dim, r.start, r.stop - r.start)),
        (r, x) ->
            picked(x.get(0), r.dim, IntStream.range((int) r.start, (int) r.stop).boxed().toList()));
  }

  private static Arbitrary<Long> part(long size) {
    return Arbitraries.longs().between(0, size);
  }

  private static Row<At> select() {
    return Row.<At>composite(
            "select",
            Draw.one(
                ANY,
                sizes -> sizes.nonEmpty(1, 4),
                s ->
                    Draw.dim(s)
                        .flatMap(
                            d ->
                                Arbitraries.longs()
                                    .between(-s.size(d), s.size(d) - 1)
                                    .map(i -> new At(d, i)))),
            Call.of((p, x) -> x.get(0).select(p.dim, p.position)),
            (p, x) -> {
              Grid g = x.get(0);
              int at = Math.floorMod((int) p.position, g.size(p.dim));
              return picked(g, p.dim, List.of(at)).reshaped(g.shape().without(p.dim));
            })
        .refuses(
            Refusal.outside(() -> ones(2, 3).select(1, 3), "(2, 3)", "3"),
            Refusal.outside(() -> ones(2, 3).select(1, -4), "(2, 3)", "-4"));
  }

  private static Row<List<Integer>> flip() {
    return Row.<List<Integer>>composite(
            "flip",
            Draw.one(ANY, Sizes::shapes, Draw::dims),
            Call.of((dims, x) -> x.get(0).flip(Draw.ints(dims))),
            (dims, x) -> flipped(dims, x.get(0)))
        .refuses(Refusal.outside(() -> ones(2, 3).flip(2), "(2, 3)", "2"));
  }

  private static Grid flipped(List<Integer> dims, Grid x) {
    Shape shape = x.shape();
    return Grid.fill(
        shape,
        i -> {
          int[] from = i.clone();
          for (int d : dims) from[d] = x.size(d) - 1 - i[d];
          return x.at(from);
        });
  }

  private static Row<At> roll() {
    return Row.<At>composite(
            "roll",
            Draw.along(ANY, (_, d) -> Arbitraries.longs().between(-6, 6).map(n -> new At(d, n))),
            Call.of((p, x) -> x.get(0).roll(p.position, p.dim)),
            (p, x) ->
                Grid.fill(
                    x.get(0).shape(),
                    i ->
                        x.get(0)
                            .at(
                                i,
                                p.dim,
                                Math.floorMod(i[p.dim] - (int) p.position, x.get(0).size(p.dim)))))
        .refuses(Refusal.outside(() -> ones(2, 3).roll(1, 2), "(2, 3)", "2"));
  }

  private static Row<At> split() {
    return Row.<At>composite(
            "split",
            Draw.along(ANY, (s, d) -> part(s.size(d)).map(i -> new At(d, i))),
            Call.of(
                (p, x) ->
                    x.get(0)
                        .split(p.dim, p.position, x.get(0).shape().size(p.dim) - p.position)
                        .get(1)),
            (p, x) ->
                picked(
                    x.get(0),
                    p.dim,
                    IntStream.range((int) p.position, x.get(0).size(p.dim)).boxed().toList()))
        .refuses(Refusal.argument(() -> ones(2, 3).split(1, 1, 1), "(2, 3)", "[1, 1]"));
  }
}
