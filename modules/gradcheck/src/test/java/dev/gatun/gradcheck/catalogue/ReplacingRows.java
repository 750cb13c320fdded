package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The functions that put something else in place of a part. */
final class ReplacingRows {
  private static final Domain ANY = Domain.anywhere();

  private ReplacingRows() {}

  static List<Row<?>> all() {
    return List.of(selectScatter(), sliceScatter(), diagonalScatter(), put(false), put(true));
  }

  /** A dimension, and the slices of it from one to before another, some apart. */
  private record Part(int dim, int start, int end, int step) {}

  private static <P> Arbitrary<Sample<P>> sample(P parameters, Shape x, Shape source) {
    return Input.all(List.of(Input.numbers(x, ANY), Input.numbers(source, ANY)))
        .map(in -> new Sample<>(parameters, in));
  }

  private static Row<Part> selectScatter() {
    return Row.<Part>composite(
            "selectScatter",
            sizes ->
                sizes
                    .nonEmpty(1, 3)
                    .flatMap(
                        s ->
                            Draw.dim(s)
                                .flatMap(
                                    d ->
                                        Draw.integer((int) -s.size(d), (int) s.size(d) - 1)
                                            .flatMap(
                                                i ->
                                                    sample(
                                                        new Part(d, i, 0, 1), s, s.without(d))))),
            Call.of((p, x) -> x.get(0).selectScatter(x.get(1), p.dim, p.start)),
            (p, x) -> {
              int n = x.get(0).size(p.dim);
              Grid source = x.get(1).reshaped(x.get(0).shape().with(p.dim, 1));
              return Grid.fill(
                  x.get(0).shape(),
                  i ->
                      i[p.dim] == Math.floorMod(p.start, n)
                          ? source.at(i, p.dim, 0)
                          : x.get(0).at(i));
            })
        .refuses(Refusal.outside(() -> ones(2, 3).selectScatter(ones(3), 0, 2), "2"));
  }

  private static Row<Part> sliceScatter() {
    return Row.<Part>composite(
            "sliceScatter",
            sizes ->
                sizes
                    .nonEmpty(1, 3)
                    .flatMap(
                        s ->
                            Combinators.combine(
                                    Draw.dim(s),
                                    Draw.integer(0, 3),
                                    Draw.integer(0, 5),
                                    Draw.integer(1, 2))
                                .as(Part::new)
                                .flatMap(p -> sample(p, s, s.with(p.dim, count(p, s))))),
            Call.of((p, x) -> x.get(0).sliceScatter(x.get(1), p.dim, p.start, p.end, p.step)),
            (p, x) -> {
              Grid y = new Grid(x.get(0).shape(), x.get(0).elements().clone());
              for (int k = 0; k < x.get(1).elements().length; k++) {
                int[] i = Grid.index(x.get(1).shape(), k);
                int[] to = i.clone();
                to[p.dim] = p.start + i[p.dim] * p.step;
                y.set(x.get(1).at(i), to);
              }
              return y;
            })
        .refuses(
            Refusal.argument(() -> ones(4).sliceScatter(ones(2), 0, 0, 4, 0), "0"),
            Refusal.argument(() -> ones(4).sliceScatter(ones(2), 0, 0, 3, 1), "(2,)", "(3,)"));
  }

  private static long count(Part p, Shape s) {
    int end = Math.min(p.end, (int) s.size(p.dim));
    return Math.max(0, Math.ceilDiv(end - p.start, p.step));
  }

  private static Row<Integer> diagonalScatter() {
    return Row.<Integer>composite(
            "diagonalScatter",
            sizes ->
                sizes
                    .nonEmpty(2, 3)
                    .flatMap(
                        s ->
                            Draw.integer(-1, 1)
                                .flatMap(
                                    o ->
                                        sample(
                                            o,
                                            s,
                                            Tensor.zeros(s.toArray()).diagonal(o, 0, 1).shape()))),
            Call.of((o, x) -> x.get(0).diagonalScatter(x.get(1), o, 0, 1)),
            (o, x) ->
                Grid.fill(
                    x.get(0).shape(),
                    i -> {
                      if (i[1] - i[0] != o) return x.get(0).at(i);
                      int along = Math.min(i[0], i[1]);
                      return i.length == 2 ? x.get(1).at(along) : x.get(1).at(i[2], along);
                    }))
        .refuses(
            Refusal.argument(() -> ones(2, 3).diagonalScatter(ones(3), 0, 0, 1), "(3,)", "(2,)"));
  }

  private static Row<Boolean> put(boolean accumulate) {
    return Row.<Boolean>composite(
            accumulate ? "put more" : "put",
            sizes ->
                Combinators.combine(sizes.nonEmpty(0, 3), sizes.shapes(0, 2))
                    .as(
                        (x, index) ->
                            Input.all(
                                List.of(
                                    Input.numbers(x, ANY),
                                    Input.indices(index, x.count()),
                                    Input.numbers(index, ANY))))
                    .flatMap(in -> in)
                    .map(in -> new Sample<>(accumulate, in)),
            Call.of((more, x) -> x.get(0).put(x.get(1), x.get(2), more)),
            (more, x) -> {
              double[] y = x.get(0).elements().clone();
              for (int k = 0; k < x.get(1).elements().length; k++) {
                int at = (int) x.get(1).elements()[k];
                y[at] = (more ? y[at] : 0) + x.get(2).elements()[k];
              }
              return new Grid(x.get(0).shape(), y);
            })
        .refuses(
            Refusal.outside(() -> ones(2).put(Tensor.of(2L), ones(1), false), "2"),
            Refusal.argument(() -> ones(2).put(Tensor.of(1L), ones(2), true), "(1,)", "(2,)"));
  }
}
