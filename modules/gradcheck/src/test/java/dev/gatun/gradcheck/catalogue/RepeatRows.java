package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.PadMode;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The methods that repeat, turn, pad and cut up tensors. */
final class RepeatRows {
  private static final Domain ANY = Domain.anywhere();

  private RepeatRows() {}

  static List<Row<?>> all() {
    return List.of(
        repeat(),
        tile(),
        repeatInterleave(),
        repeatEach(),
        unfold(),
        rot90(),
        movedims(),
        rolls(),
        chunk(),
        splitEvery(),
        pad(),
        constantPad());
  }

  private static Arbitrary<List<Integer>> numbers(int least, int most, int count) {
    return Draw.integer(least, most).list().ofSize(count);
  }

  private static long[] longs(List<Integer> list) {
    return list.stream().mapToLong(i -> i).toArray();
  }

  /** The elements of x again and again, along its dimensions and those before. */
  private static Grid repeated(Grid x, long... times) {
    int extra = times.length - x.rank();
    long[] sizes = times.clone();
    for (int d = 0; d < x.rank(); d++) sizes[d + extra] *= x.size(d);
    return Grid.fill(
        Shape.of(sizes),
        i -> {
          int[] at = Arrays.copyOfRange(i, extra, i.length);
          for (int d = 0; d < at.length; d++) at[d] %= x.size(d);
          return x.at(at);
        });
  }

  private static Row<List<Integer>> repeat() {
    return Row.<List<Integer>>composite(
            "repeat",
            Draw.one(ANY, sizes -> sizes.shapes(0, 3), s -> numbers(0, 2, s.rank() + 1)),
            Call.of((n, x) -> x.get(0).repeat(longs(n))),
            (n, x) -> repeated(x.get(0), longs(n)))
        .refuses(
            Refusal.argument(() -> ones(2, 3).repeat(2), "(2, 3)", "[2]"),
            Refusal.argument(() -> ones(2).repeat(-1), "-1"));
  }

  private static Row<Integer> tile() {
    return Row.composite(
        "tile",
        Draw.one(ANY, sizes -> sizes.shapes(1, 3), _ -> Draw.integer(0, 3)),
        Call.of((n, x) -> x.get(0).tile(n)),
        (n, x) -> {
          long[] times = new long[x.get(0).rank()];
          Arrays.fill(times, 1);
          times[times.length - 1] = n;
          return repeated(x.get(0), times);
        });
  }

  /** A number and a dimension. */
  private record At(int n, int dim) {}

  private static Row<At> repeatInterleave() {
    return Row.<At>composite(
            "repeatInterleave",
            Draw.along(ANY, (_, d) -> Draw.integer(0, 3).map(n -> new At(n, d))),
            Call.of((p, x) -> x.get(0).repeatInterleave(p.n, p.dim)),
            (p, x) ->
                Grid.fill(
                    x.get(0).shape().with(p.dim, (long) p.n * x.get(0).size(p.dim)),
                    i -> x.get(0).at(i, p.dim, i[p.dim] / p.n)))
        .refuses(Refusal.argument(() -> ones(2).repeatInterleave(-1, 0), "-1"));
  }

  private static Row<List<Integer>> repeatEach() {
    return Row.<List<Integer>>composite(
            "repeatInterleave each",
            Draw.one(ANY, sizes -> sizes.shapes(1, 3), s -> numbers(0, 2, (int) s.size(0))),
            Call.of((n, x) -> x.get(0).repeatInterleave(Tensor.of(longs(n)), 0)),
            (n, x) -> {
              int[] from =
                  IntStream.range(0, n.size())
                      .flatMap(i -> IntStream.range(0, n.get(i)).map(_ -> i))
                      .toArray();
              return Grid.fill(
                  x.get(0).shape().with(0, from.length), i -> x.get(0).at(i, 0, from[i[0]]));
            })
        .refuses(
            Refusal.argument(
                () -> ones(3).repeatInterleave(Tensor.of(1L, 2L), 0), "(2,)", "3", "(3,)"),
            Refusal.argument(() -> ones(2).repeatInterleave(Tensor.of(1L, -2L), 0), "-2"));
  }

  /** Windows along a dimension. */
  private record Windows(int dim, int size, int step) {}

  private static Row<Windows> unfold() {
    return Row.<Windows>composite(
            "unfold",
            Draw.one(
                ANY,
                sizes -> sizes.nonEmpty(1, 3),
                s ->
                    Draw.dim(s)
                        .flatMap(
                            d ->
                                net.jqwik.api.Combinators.combine(
                                        Draw.integer(0, (int) s.size(d)), Draw.integer(1, 3))
                                    .as((size, step) -> new Windows(d, size, step)))),
            Call.of((w, x) -> x.get(0).unfold(w.dim, w.size, w.step)),
            (w, x) -> {
              Grid from = x.get(0);
              Shape to = from.shape().with(w.dim, (from.size(w.dim) - w.size) / w.step + 1);
              return Grid.fill(
                  to.inserted(to.rank(), w.size),
                  i -> {
                    int[] at = Arrays.copyOf(i, from.rank());
                    at[w.dim] = i[w.dim] * w.step + i[from.rank()];
                    return from.at(at);
                  });
            })
        .refuses(
            Refusal.argument(() -> ones(2, 3).unfold(1, 4, 1), "(2, 3)", "4"),
            Refusal.argument(() -> ones(2, 3).unfold(1, 2, 0), "(2, 3)", "0"));
  }

  private static Row<At> rot90() {
    return Row.<At>composite(
            "rot90",
            Draw.one(
                ANY,
                sizes -> sizes.shapes(2, 3),
                s -> Draw.integer(-4, 5).map(k -> new At(k, s.rank() - 1))),
            Call.of((p, x) -> x.get(0).rot90(p.n, 0, p.dim)),
            (p, x) -> {
              Grid y = x.get(0);
              for (int k = 0; k < Math.floorMod(p.n, 4); k++) y = turned(y, p.dim);
              return y;
            })
        .refuses(Refusal.argument(() -> ones(2, 3).rot90(1, 1, -1), "(2, 3)", "-1"));
  }

  /** Turned once, from dimension 0 towards another: the last column becomes the first row. */
  private static Grid turned(Grid x, int dim) {
    Shape shape = x.shape().with(0, x.size(dim)).with(dim, x.size(0));
    return Grid.fill(
        shape,
        i -> {
          int[] at = i.clone();
          at[0] = i[dim];
          at[dim] = x.size(dim) - 1 - i[0];
          return x.at(at);
        });
  }

  private static Row<List<Integer>> movedims() {
    return Row.<List<Integer>>composite(
            "movedim several",
            Draw.one(ANY, sizes -> sizes.shapes(3, 3), _ -> Arbitraries.shuffle(List.of(0, 1, 2))),
            Call.of((to, x) -> x.get(0).movedim(new int[] {0, -2, 2}, Draw.ints(to))),
            (to, x) ->
                MotionRows.permuted(IntStream.range(0, 3).mapToObj(to::indexOf).toList(), x.get(0)))
        .refuses(
            Refusal.argument(
                () -> ones(2, 3).movedim(new int[] {0, 0}, new int[] {0, 1}), "[0, 0]"),
            Refusal.argument(() -> ones(2, 3).movedim(new int[] {0}, new int[] {0, 1}), "[0, 1]"));
  }

  private static Row<List<Integer>> rolls() {
    return Row.<List<Integer>>composite(
            "roll several",
            Draw.one(ANY, sizes -> sizes.nonEmpty(2, 3), _ -> numbers(-4, 4, 3)),
            Call.of((n, x) -> rolled(n, x.get(0))),
            (n, x) -> {
              Grid g = x.get(0);
              return Grid.fill(
                  g.shape(),
                  i -> {
                    int[] at = i.clone();
                    at[0] = Math.floorMod(i[0] - n.get(0), g.size(0));
                    at[1] = Math.floorMod(i[1] - n.get(1), g.size(1));
                    int flat = 0;
                    for (int d = 0; d < at.length; d++) flat = flat * g.size(d) + at[d];
                    return g.elements()[Math.floorMod(flat - n.get(2), g.elements().length)];
                  });
            })
        .refuses(
            Refusal.argument(
                () -> ones(2, 3).roll(new long[] {1}, new int[] {0, 1}), "[1]", "[0, 1]"));
  }

  /** Rolls all elements in row, and then along two dimensions. */
  private static <T extends Algebra<T>> T rolled(List<Integer> n, T x) {
    return x.roll(n.get(2)).roll(new long[] {n.get(0), n.get(1)}, new int[] {0, 1});
  }

  private static Grid part(Grid x, int dim, int start, int end) {
    return Grid.fill(x.shape().with(dim, end - start), i -> x.at(i, dim, start + i[dim]));
  }

  private static Row<At> chunk() {
    return Row.<At>composite(
            "chunk",
            Draw.along(ANY, (_, d) -> Draw.integer(1, 4).map(n -> new At(n, d))),
            Call.of((p, x) -> x.get(0).chunk(p.n, p.dim).getLast()),
            (p, x) -> {
              int size = x.get(0).size(p.dim);
              int each = Math.ceilDiv(size, p.n);
              return part(x.get(0), p.dim, size == 0 ? 0 : (size - 1) / each * each, size);
            })
        .refuses(Refusal.argument(() -> ones(2).chunk(0, 0), "0"));
  }

  private static Row<At> splitEvery() {
    return Row.<At>composite(
            "splitEvery",
            Draw.along(ANY, (_, d) -> Draw.integer(1, 4).map(n -> new At(n, d))),
            Call.of((p, x) -> x.get(0).splitEvery(p.n, p.dim).getFirst()),
            (p, x) -> part(x.get(0), p.dim, 0, Math.min(p.n, x.get(0).size(p.dim))))
        .refuses(Refusal.argument(() -> ones(2).splitEvery(0, 0), "0"));
  }

  /** A mode and what to add before and after the last dimension and the one before it. */
  private record Pads(PadMode mode, List<Integer> sides) {}

  private static Row<Pads> pad() {
    return Row.<Pads>composite(
            "pad by mode",
            Draw.one(
                ANY,
                sizes -> sizes.nonEmpty(2, 4),
                s ->
                    net.jqwik.api.Combinators.combine(
                            Arbitraries.of(PadMode.class), numbers(-1, 3, 4))
                        .as((mode, sides) -> new Pads(mode, fitting(mode, s, sides)))),
            Call.of((p, x) -> x.get(0).pad(p.mode, longs(p.sides))),
            (p, x) -> padded(p, x.get(0)))
        .refuses(
            Refusal.argument(() -> ones(2, 3).pad(PadMode.REFLECT, 3, 0), "3", "REFLECT", "2"),
            Refusal.argument(() -> ones(2, 3).pad(PadMode.CIRCULAR, 4, 0), "4", "CIRCULAR", "3"),
            Refusal.argument(() -> ones(2, 0).pad(PadMode.REPLICATE, 1, 0), "REPLICATE"),
            Refusal.argument(() -> ones(2, 3).pad(PadMode.REPLICATE, 1), "[1]"),
            Refusal.argument(() -> ones(3).pad(PadMode.REPLICATE, 1, 1, 1, 1), "(3,)"));
  }

  /** Leaves at least one element, and asks for no more than a mode has. */
  private static List<Integer> fitting(PadMode mode, Shape s, List<Integer> sides) {
    return IntStream.range(0, 4)
        .mapToObj(
            i -> {
              int size = (int) s.size(s.rank() - 1 - i / 2);
              int most = mode == PadMode.REFLECT ? size - 1 : size;
              return Math.max(size < 3 ? 0 : -1, Math.min(sides.get(i), most));
            })
        .toList();
  }

  private static Grid padded(Pads p, Grid x) {
    int last = x.rank() - 1;
    Shape shape =
        x.shape()
            .with(last, x.size(last) + p.sides.get(0) + p.sides.get(1))
            .with(last - 1, x.size(last - 1) + p.sides.get(2) + p.sides.get(3));
    return Grid.fill(
        shape,
        i -> {
          int[] at = i.clone();
          at[last] = inside(p.mode, i[last] - p.sides.get(0), x.size(last));
          at[last - 1] = inside(p.mode, i[last - 1] - p.sides.get(2), x.size(last - 1));
          return at[last] < 0 || at[last - 1] < 0 ? 0 : x.at(at);
        });
  }

  /** Walks from where an element would be to where it is; -1 if there is none. */
  private static int inside(PadMode mode, int i, int size) {
    if (i >= 0 && i < size) return i;
    return switch (mode) {
      case CONSTANT -> -1;
      case REPLICATE -> i < 0 ? 0 : size - 1;
      case CIRCULAR -> inside(mode, i < 0 ? i + size : i - size, size);
      case REFLECT -> inside(mode, i < 0 ? -i : 2 * size - 2 - i, size);
    };
  }

  private static Row<Integer> constantPad() {
    return Row.<Integer>composite(
            "constantPad",
            Draw.one(ANY, sizes -> sizes.nonEmpty(1, 3), _ -> Draw.integer(0, 2)),
            Call.of((n, x) -> x.get(0).constantPad(1.5, n, 1)),
            (n, x) -> {
              Grid g = x.get(0);
              int last = g.rank() - 1;
              return Grid.fill(
                  g.shape().with(last, g.size(last) + n + 1),
                  i ->
                      i[last] < n || i[last] >= n + g.size(last)
                          ? 1.5
                          : g.at(i, last, i[last] - n));
            })
        .refuses(Refusal.argument(() -> ones(2, 3).constantPad(0, 1, 2, 3), "[1, 2, 3]"));
  }
}
