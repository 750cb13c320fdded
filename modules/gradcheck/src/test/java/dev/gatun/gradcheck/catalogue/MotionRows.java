package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.Op.Cat;
import dev.gatun.tensor.Op.Contiguous;
import dev.gatun.tensor.Op.Expand;
import dev.gatun.tensor.Op.Pad;
import dev.gatun.tensor.Op.Permute;
import dev.gatun.tensor.Op.Reshape;
import dev.gatun.tensor.Op.Slice;
import dev.gatun.tensor.Op.Unslice;
import dev.gatun.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The operations that move elements. */
final class MotionRows {
  private static final Domain ANY = Domain.anywhere();

  private MotionRows() {}

  static List<Row<?>> all() {
    return List.of(
        reshape(), permute(), broadcastTo(), slice(), unslice(), pad(), cat(), contiguous());
  }

  private static Row<Reshape> reshape() {
    return Row.<Reshape>op(
            "reshape",
            Reshape.class,
            Draw.one(ANY, Sizes::shapes, s -> reshaped(s).map(Reshape::new)),
            Call.of((p, x) -> x.get(0).reshape(p.shape().toArray())),
            (p, x) -> x.get(0).reshaped(p.shape()))
        .refuses(
            Refusal.argument(() -> ones(2, 3).reshape(4), "(2, 3)", "[4]", "6"),
            Refusal.argument(() -> ones(2, 3).reshape(-1, 4), "(2, 3)", "[-1, 4]"),
            Refusal.argument(() -> ones(2, 3).reshape(-1, -1), "(2, 3)", "[-1, -1]"),
            Refusal.argument(() -> ones(2, 3).apply(new Reshape(Shape.of(7))), "(2, 3)", "(7,)"));
  }

  /** Draws shapes with as many elements: dimensions joined, split, inserted or turned around. */
  private static Arbitrary<Shape> reshaped(Shape shape) {
    List<Long> sizes = new ArrayList<>();
    for (long s : shape.toArray()) {
      if (s == 4) sizes.addAll(List.of(2L, 2L));
      else sizes.add(s);
    }
    sizes.add(1L);
    Arbitrary<List<Long>> order = Arbitraries.shuffle(sizes);
    return Combinators.combine(order, Draw.integer(0, sizes.size() - 1))
        .as(
            (all, joined) -> {
              List<Long> left = new ArrayList<>(all.subList(joined, all.size()));
              long product = all.subList(0, joined).stream().reduce(1L, (a, b) -> a * b);
              left.add(0, product);
              return Shape.of(left.stream().mapToLong(Long::longValue).toArray());
            });
  }

  private static Row<Permute> permute() {
    return Row.<Permute>op(
            "permute",
            Permute.class,
            Draw.one(
                ANY,
                Sizes::shapes,
                s ->
                    Arbitraries.shuffle(IntStream.range(0, s.rank()).boxed().toList())
                        .map(Permute::new)),
            Call.of((p, x) -> x.get(0).permute(Draw.ints(p.dims()))),
            (p, x) -> permuted(p.dims(), x.get(0)))
        .refuses(
            Refusal.argument(() -> ones(2, 3).permute(0), "(2, 3)", "[0]"),
            Refusal.argument(() -> ones(2, 3).permute(0, -2), "(2, 3)", "[0, -2]"),
            Refusal.outside(() -> ones(2, 3).permute(0, 2), "(2, 3)", "2"));
  }

  static Grid permuted(List<Integer> dims, Grid x) {
    long[] sizes = dims.stream().mapToLong(x::size).toArray();
    return Grid.fill(
        Shape.of(sizes),
        i -> {
          int[] from = new int[i.length];
          for (int d = 0; d < i.length; d++) from[dims.get(d)] = i[d];
          return x.at(from);
        });
  }

  private static Row<Expand> broadcastTo() {
    Function<Sizes, Arbitrary<Sample<Expand>>> samples =
        sizes ->
            sizes
                .shapes()
                .flatMap(
                    to ->
                        TensorArbitraries.broadcastable(1, Arbitraries.just(to))
                            .flatMap(s -> Input.numbers(s.get(0), ANY))
                            .map(in -> new Sample<>(new Expand(to), List.of(in))));
    return Row.<Expand>op(
            "broadcastTo",
            Expand.class,
            samples,
            Call.of((p, x) -> x.get(0).broadcastTo(p.shape())),
            (p, x) -> Grid.fill(p.shape(), x.get(0)::stretched))
        .refuses(
            Refusal.argument(() -> ones(2, 3).broadcastTo(Shape.of(3, 3)), "(2, 3)", "(3, 3)"),
            Refusal.argument(() -> ones(2, 3).broadcastTo(Shape.of(3)), "(2, 3)", "(3,)"),
            Refusal.argument(
                () -> ones(2, 3).apply(new Expand(Shape.of(2, 4))), "(2, 3)", "(2, 4)"));
  }

  private static Row<Slice> slice() {
    return Row.<Slice>op(
            "SLICE",
            Slice.class,
            Draw.one(ANY, Sizes::shapes, s -> ranges(s).map(r -> sliced(s, r))),
            Call.of((p, x) -> x.get(0).apply(p)),
            (p, x) -> Grid.fill(p.shape(), i -> x.get(0).at(source(p.start(), p.step(), i))))
        .refuses(
            Refusal.argument(
                () -> ones(2, 3).apply(new Slice(List.of(0L, 2L), List.of(1L, 1L), Shape.of(2, 2))),
                "(2, 3)",
                "(2, 2)"));
  }

  /** A range within one dimension: the codes of its first element, its step and its length. */
  private record Range(double start, int step, double length) {}

  private static Arbitrary<List<Range>> ranges(Shape shape) {
    return Combinators.combine(
            Draw.integer(0, 7).map(i -> i / 8.0),
            Arbitraries.of(1, 2, -1, -2),
            Draw.integer(0, 7).map(i -> i / 8.0))
        .as(Range::new)
        .list()
        .ofSize(shape.rank());
  }

  private static Slice sliced(Shape shape, List<Range> ranges) {
    List<Long> start = new ArrayList<>();
    List<Long> step = new ArrayList<>();
    Shape to = shape;
    for (int d = 0; d < shape.rank(); d++) {
      long size = shape.size(d);
      Range r = ranges.get(d);
      long first = size == 0 ? 0 : (long) (r.start * size);
      long room = size == 0 ? 0 : (r.step > 0 ? size - 1 - first : first) / Math.abs(r.step) + 1;
      start.add(first);
      step.add((long) r.step);
      to = to.with(d, room - (long) (r.length * room));
    }
    return new Slice(start, step, to);
  }

  private static int[] source(List<Long> start, List<Long> step, int[] i) {
    int[] from = new int[i.length];
    for (int d = 0; d < i.length; d++) from[d] = (int) (start.get(d) + step.get(d) * i[d]);
    return from;
  }

  private static Row<Unslice> unslice() {
    Function<Sizes, Arbitrary<Sample<Unslice>>> samples =
        sizes ->
            sizes
                .shapes()
                .flatMap(
                    whole ->
                        ranges(whole)
                            .map(r -> sliced(whole, r))
                            .flatMap(
                                s ->
                                    Input.numbers(s.shape(), ANY)
                                        .map(
                                            in ->
                                                new Sample<>(
                                                    new Unslice(s.start(), s.step(), whole),
                                                    List.of(in)))));
    return Row.<Unslice>op(
        "UNSLICE",
        Unslice.class,
        samples,
        Call.of((p, x) -> x.get(0).apply(p)),
        MotionRows::unsliced);
  }

  private static Grid unsliced(Unslice p, List<Grid> x) {
    Grid result = Grid.fill(p.shape(), _ -> 0);
    Grid from = x.get(0);
    for (int k = 0; k < from.elements().length; k++) {
      int[] to = source(p.start(), p.step(), Grid.index(from.shape(), k));
      result.set(from.elements()[k], to);
    }
    return result;
  }

  private static Row<Pad> pad() {
    return Row.<Pad>op(
            "pad",
            Pad.class,
            Draw.one(ANY, Sizes::shapes, MotionRows::pads),
            Call.of((p, x) -> x.get(0).pad(array(p.before()), array(p.after()), p.value())),
            MotionRows::padded)
        .refuses(
            Refusal.argument(
                () -> ones(2, 3).pad(new long[] {1}, new long[] {1}, 0), "(2, 3)", "[1]"),
            Refusal.argument(
                () -> ones(2, 3).pad(new long[] {0, -2}, new long[] {0, -2}, 0), "(2, 3)"));
  }

  /** Draws how many elements are added, or taken away as far as there are any. */
  private static Arbitrary<Pad> pads(Shape shape) {
    Arbitrary<List<Long>> amounts = Arbitraries.longs().between(-3, 2).list().ofSize(shape.rank());
    return Combinators.combine(amounts, amounts, Arbitraries.of(0.0, 1.5))
        .as(Pad::new)
        .filter(p -> leavesNoNegativeSize(shape, p));
  }

  private static boolean leavesNoNegativeSize(Shape shape, Pad p) {
    for (int d = 0; d < shape.rank(); d++) {
      if (shape.size(d) + p.before().get(d) + p.after().get(d) < 0) return false;
    }
    return true;
  }

  private static Grid padded(Pad p, List<Grid> x) {
    Grid from = x.get(0);
    Shape to = from.shape();
    for (int d = 0; d < from.rank(); d++) {
      to = to.with(d, from.size(d) + p.before().get(d) + p.after().get(d));
    }
    return Grid.fill(
        to,
        i -> {
          int[] source = new int[i.length];
          for (int d = 0; d < i.length; d++) source[d] = (int) (i[d] - p.before().get(d));
          return from.contains(source) ? from.at(source) : p.value();
        });
  }

  private static long[] array(List<Long> list) {
    return list.stream().mapToLong(Long::longValue).toArray();
  }

  private static Row<Cat> cat() {
    Function<Sizes, Arbitrary<Sample<Cat>>> samples =
        sizes ->
            sizes
                .shapes(1, 4)
                .flatMap(s -> Draw.dim(s).flatMap(d -> pieces(s, d).map(in -> sample(d, in))));
    return Row.<Cat>op(
            "cat",
            Cat.class,
            samples,
            Call.of((p, x) -> Algebra.cat(x, p.dim())),
            (p, x) -> catenated(p.dim(), x))
        .refuses(
            Refusal.argument(
                () -> Algebra.cat(List.of(ones(2, 3), ones(4, 3)), 1), "(2, 3)", "(4, 3)"),
            Refusal.argument(() -> Algebra.cat(List.of(ones(2, 3), ones(2)), 0), "(2, 3)", "(2,)"),
            Refusal.outside(() -> Algebra.cat(List.of(ones(2), ones(2)), 1), "(2,)"));
  }

  private static Sample<Cat> sample(int dim, List<Input> inputs) {
    return new Sample<>(new Cat(dim), inputs);
  }

  private static Arbitrary<List<Input>> pieces(Shape shape, int dim) {
    return Draw.integer(0, 3)
        .flatMap(size -> Input.numbers(shape.with(dim, size), ANY))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  static Grid catenated(int dim, List<Grid> x) {
    int size = x.stream().mapToInt(g -> g.size(dim)).sum();
    return Grid.fill(
        x.get(0).shape().with(dim, size),
        i -> {
          int k = 0;
          int at = i[dim];
          while (at >= x.get(k).size(dim)) at -= x.get(k++).size(dim);
          return x.get(k).at(i, dim, at);
        });
  }

  private static Row<Contiguous> contiguous() {
    return Row.<Contiguous>op(
        "contiguous",
        Contiguous.class,
        Draw.one(ANY, Sizes::shapes, _ -> Arbitraries.just(new Contiguous())),
        Call.of((_, x) -> x.get(0).contiguous()),
        (_, x) -> x.get(0));
  }
}
