package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Index;
import dev.gatun.tensor.Locating.NonZero;
import dev.gatun.tensor.Locating.RavelIndex;
import dev.gatun.tensor.Op.Scatter;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The functions that take and replace elements at positions, where masks are true, or by text. */
final class SelectionRows {
  private static final Domain ANY = Domain.anywhere();

  private SelectionRows() {}

  static List<Row<?>> all() {
    return List.of(
        scatter(),
        scatterNumber(),
        indexCopy(),
        indexFill(),
        take(),
        nonzero(),
        ravel(),
        maskedSelect(),
        maskedScatter(),
        lifted(),
        get(),
        indexPut(),
        accumulated());
  }

  private static Grid copy(Grid x) {
    return new Grid(x.shape(), x.elements().clone());
  }

  /** Writes an element for each index, one after the other. */
  private static Grid scattered(int dim, Grid x, Grid at, Grid source) {
    Grid y = copy(x);
    for (int k = 0; k < at.elements().length; k++) {
      int[] i = Grid.index(at.shape(), k);
      int[] to = i.clone();
      to[dim] = (int) at.at(i);
      y.set(source.at(i), to);
    }
    return y;
  }

  private static Row<Scatter> scatter() {
    Tensor index = Tensor.of(0L, 2L);
    return Row.<Scatter>op(
            "scatter",
            Scatter.class,
            IndexRows.samples(
                p -> new Scatter(p.dim()),
                p ->
                    List.of(
                        Input.numbers(p.x(), ANY),
                        Input.indices(p.index(), p.x().size(p.dim())),
                        Input.numbers(p.source(), ANY))),
            Call.of((p, x) -> x.get(0).scatter(p.dim(), x.get(1), x.get(2))),
            (p, x) -> scattered(p.dim(), x.get(0), x.get(1), x.get(2)))
        .refuses(
            Refusal.outside(() -> ones(2).scatter(0, index, ones(2)), "2"),
            Refusal.argument(() -> ones(3).scatter(0, index, ones(1)), "(2,)", "(1,)"),
            Refusal.argument(() -> ones(3, 3).scatter(0, index, ones(2)), "(2,)", "(3, 3)"));
  }

  private static Row<Integer> scatterNumber() {
    return Row.composite(
        "scatter a number",
        IndexRows.samples(
            p -> p.dim(),
            p -> List.of(Input.numbers(p.x(), ANY), Input.indices(p.index(), p.x().size(p.dim())))),
        Call.of((d, x) -> x.get(0).scatter(d, x.get(1), 0.5)),
        (d, x) -> scattered(d, x.get(0), x.get(1), Grid.fill(x.get(1).shape(), _ -> 0.5)));
  }

  private static Row<Integer> indexCopy() {
    return Row.<Integer>composite(
            "indexCopy",
            IndexRows.samples(
                p -> p.dim(),
                p ->
                    List.of(
                        Input.numbers(p.x(), ANY),
                        Input.indices(IndexRows.vector(p), p.x().size(p.dim())),
                        Input.numbers(p.x().with(p.dim(), IndexRows.vector(p).count()), ANY))),
            Call.of((d, x) -> x.get(0).indexCopy(d, x.get(1), x.get(2))),
            (d, x) -> {
              Grid source = x.get(2);
              Grid at = Grid.fill(source.shape(), i -> x.get(1).at(i[d]));
              return scattered(d, x.get(0), at, source);
            })
        .refuses(
            Refusal.argument(
                () -> ones(2, 3).indexCopy(0, Tensor.of(1L), ones(2, 3)), "(2, 3)", "(1,)"));
  }

  private static Row<Integer> indexFill() {
    return Row.composite(
        "indexFill",
        IndexRows.samples(
            p -> p.dim(),
            p ->
                List.of(
                    Input.numbers(p.x(), ANY),
                    Input.indices(IndexRows.vector(p), p.x().size(p.dim())))),
        Call.of((d, x) -> x.get(0).indexFill(d, x.get(1), -1.5)),
        (d, x) -> {
          double[] filled = x.get(1).elements();
          return Grid.fill(
              x.get(0).shape(),
              i -> Arrays.stream(filled).anyMatch(v -> v == i[d]) ? -1.5 : x.get(0).at(i));
        });
  }

  private static Row<Integer> take() {
    return Row.<Integer>composite(
            "take",
            sizes ->
                Combinators.combine(sizes.nonEmpty(0, 3), sizes.shapes(0, 2))
                    .as(
                        (x, index) ->
                            Input.all(
                                List.of(Input.numbers(x, ANY), Input.indices(index, x.count()))))
                    .flatMap(in -> in)
                    .map(in -> new Sample<>(0, in)),
            Call.of((_, x) -> x.get(0).take(x.get(1))),
            (_, x) -> Grid.fill(x.get(1).shape(), i -> x.get(0).elements()[(int) x.get(1).at(i)]))
        .refuses(
            Refusal.outside(() -> ones(2, 3).take(Tensor.of(6L)), "6"),
            Refusal.outside(() -> ones(2, 3).take(Tensor.of(-7L)), "-7"),
            Refusal.argument(() -> ones(2, 3).take(ones(1)), "f64"));
  }

  private static Row<NonZero> nonzero() {
    Domain someZero = Domain.each(u -> u < 0.5 ? 0 : u);
    return Row.<NonZero>op(
            "nonzero",
            NonZero.class,
            Draw.one(someZero, Sizes::shapes, _ -> Arbitraries.just(new NonZero())),
            Call.unary(x -> x.nonzero()),
            (_, x) -> {
              List<int[]> found = new ArrayList<>();
              for (int k = 0; k < x.get(0).elements().length; k++) {
                int[] i = Grid.index(x.get(0).shape(), k);
                if (x.get(0).at(i) != 0) found.add(i);
              }
              return Grid.fill(Shape.of(found.size(), x.get(0).rank()), i -> found.get(i[0])[i[1]]);
            })
        .gives(DType.I64);
  }

  private static Row<RavelIndex> ravel() {
    RavelIndex op = new RavelIndex(List.of(3L, 4L));
    return Row.<RavelIndex>op(
            "RAVEL_INDEX",
            RavelIndex.class,
            sizes ->
                sizes
                    .shapes(0, 2)
                    .flatMap(s -> Input.all(List.of(Input.indices(s, 3), Input.indices(s, 4))))
                    .map(in -> new Sample<>(op, in)),
            Call.of((p, x) -> x.get(0).apply(p, x.get(1))),
            (_, x) -> Pointwise.each(v -> 4 * v[0] + v[1], x))
        .gives(DType.I64)
        .refuses(
            Refusal.outside(() -> Tensor.of(1L).apply(op, Tensor.of(4L)), "4", "dimension 1"),
            Refusal.argument(() -> Tensor.of(1L).apply(op), "1", "2"));
  }

  private static Arbitrary<List<Input>> masked(Sizes sizes) {
    return sizes.shapes().flatMap(s -> Input.all(List.of(Input.numbers(s, ANY), Input.masks(s))));
  }

  private static Row<Integer> maskedSelect() {
    return Row.<Integer>composite(
            "maskedSelect",
            sizes -> masked(sizes).map(in -> new Sample<>(0, in)),
            Call.of((_, x) -> x.get(0).maskedSelect(x.get(1))),
            (_, x) -> {
              List<Double> found = new ArrayList<>();
              for (int k = 0; k < x.get(0).elements().length; k++) {
                if (x.get(1).elements()[k] != 0) found.add(x.get(0).elements()[k]);
              }
              return Grid.fill(Shape.of(found.size()), i -> found.get(i[0]));
            })
        .refuses(
            Refusal.argument(() -> ones(2, 3).maskedSelect(ones(2, 4).gt(0)), "(2, 3)", "(2, 4)"));
  }

  private static Row<Integer> maskedScatter() {
    return Row.<Integer>composite(
            "maskedScatter",
            sizes ->
                masked(sizes)
                    .flatMap(
                        in ->
                            Input.numbers(Shape.of(in.get(0).elements().shape().count()), ANY)
                                .map(s -> new Sample<>(0, List.of(in.get(0), in.get(1), s)))),
            Call.of((_, x) -> x.get(0).maskedScatter(x.get(1), x.get(2))),
            (_, x) -> {
              double[] y = x.get(0).elements().clone();
              int next = 0;
              for (int k = 0; k < y.length; k++) {
                if (x.get(1).elements()[k] != 0) y[k] = x.get(2).at(next++);
              }
              return new Grid(x.get(0).shape(), y);
            })
        .refuses(Refusal.argument(() -> ones(3).maskedScatter(ones(3).gt(0), ones(2)), "3", "2"));
  }

  private static Row<Integer> lifted() {
    Tensor constant = Tensor.of(3L, 4L);
    return Row.<Integer>composite(
            "lifted",
            Pointwise.samples(0, ANY),
            Call.unary(x -> x.lifted(constant)),
            (_, _) -> Grid.of(constant))
        .gives(DType.I64);
  }

  /**
   * An index, and for each dimension of the result which dimension it runs through, from where and
   * in what steps; -1 for a new one.
   *
   * @param fixed positions that drop their dimensions, one for each dimension; -1 for none
   */
  private record Basic(
      String text, long[] shape, int[] dims, int[] starts, int[] steps, int[] fixed) {}

  private static Basic basic(
      String text, long[] shape, int[] dims, int[] starts, int[] steps, int... fixed) {
    return new Basic(text, shape, dims, starts, steps, fixed);
  }

  private static int[] n(int... numbers) {
    return numbers;
  }

  private static final List<Basic> BASIC =
      List.of(
          basic("1:, ::2, -1", new long[] {3, 2}, n(0, 1), n(1, 0), n(1, 2), -1, -1, 4),
          basic("::-1", new long[] {4, 4, 5}, n(0, 1, 2), n(3, 0, 0), n(-1, 1, 1), -1, -1, -1),
          basic("..., 1:3", new long[] {4, 4, 2}, n(0, 1, 2), n(0, 0, 1), n(1, 1, 1), -1, -1, -1),
          basic(
              "None, 2, ..., -4::3",
              new long[] {1, 4, 2},
              n(-1, 1, 2),
              n(0, 0, 1),
              n(0, 1, 3),
              2,
              -1,
              -1),
          basic("0,1 , 2", new long[] {}, n(), n(), n(), 0, 1, 2),
          basic(
              "3:0:-2, None",
              new long[] {2, 1, 4, 5},
              n(0, -1, 1, 2),
              n(3, 0, 0, 0),
              n(-2, 0, 1, 1),
              -1,
              -1,
              -1),
          basic("9:", new long[] {0, 4, 5}, n(0, 1, 2), n(0, 0, 0), n(1, 1, 1), -1, -1, -1));

  private static int[] source(Basic b, int[] i) {
    int[] at = b.fixed.clone();
    for (int d = 0; d < i.length; d++) {
      if (b.dims[d] >= 0) at[b.dims[d]] = b.starts[d] + b.steps[d] * i[d];
    }
    return at;
  }

  private static Row<Basic> get() {
    Tensor x = ones(4, 4, 5);
    return Row.<Basic>composite(
            "get",
            _ ->
                Arbitraries.of(BASIC)
                    .flatMap(
                        b ->
                            Input.numbers(Shape.of(4, 4, 5), ANY)
                                .map(in -> new Sample<>(b, List.of(in)))),
            Call.of((b, in) -> in.get(0).get(b.text)),
            (b, in) -> Grid.fill(Shape.of(b.shape), i -> in.get(0).at(source(b, i))))
        .refuses(
            Refusal.argument(() -> x.get("1:, :x2"), "comma", "position 5", "\n       ^"),
            Refusal.argument(() -> x.get("1,, "), "position 2", "'None'"),
            Refusal.argument(() -> x.get(""), "position 0"),
            Refusal.argument(() -> x.get("::0"), "step is 0", "position 2"),
            Refusal.argument(() -> x.get("1:-"), "digit", "position 3"),
            Refusal.argument(() -> x.get("1,1,1,1"), "(4, 4, 5)", "3"),
            Refusal.argument(() -> x.get("...,..."), "Rest"),
            Refusal.outside(() -> x.get("0, 4"), "4", "dimension 1"),
            Refusal.argument(
                () -> x.get(Index.pick(ones(4).gt(0)), Index.pick(ones(5).gt(0))), "(5,)", "[4]"),
            Refusal.argument(() -> Index.pick(ones(2)), "f64"));
  }

  /** Positions in the first and last dimension, which do not lie side by side. */
  private static Index[] apart(Tensor first, Tensor last) {
    return new Index[] {Index.pick(first), Index.all(), Index.pick(last)};
  }

  private static final Tensor FIRST = Tensor.of(0L, -1L, 0L);
  private static final Tensor LAST = Tensor.of(1L, 2L, 1L);

  private static Row<Boolean> indexPut() {
    return Row.<Boolean>composite(
            "indexPut",
            _ -> values(Shape.of(3, 2)).map(in -> new Sample<>(false, in)),
            Call.of((_, x) -> x.get(0).indexPut(x.get(1), false, apart(FIRST, LAST))),
            (_, x) -> put(x, false))
        .refuses(
            Refusal.argument(() -> ones(2, 2).indexPut("0", ones(3)), "(3,)", "(2,)"),
            Refusal.outside(() -> ones(2, 2).indexPut("2", ones(2)), "2"));
  }

  private static Row<Boolean> accumulated() {
    return Row.composite(
        "indexPut accumulating",
        _ -> values(Shape.of(1, 2)).map(in -> new Sample<>(true, in)),
        Call.of((_, x) -> x.get(0).indexPut(x.get(1), true, apart(FIRST, LAST))),
        (_, x) -> put(x, true));
  }

  private static Arbitrary<List<Input>> values(Shape source) {
    return Input.all(List.of(Input.numbers(Shape.of(2, 2, 3), ANY), Input.numbers(source, ANY)));
  }

  private static Grid put(List<Grid> x, boolean accumulate) {
    Grid y = copy(x.get(0));
    int[] first = {0, 1, 0};
    int[] last = {1, 2, 1};
    for (int k = 0; k < 3; k++) {
      for (int d = 0; d < 2; d++) {
        double v = x.get(1).stretched(n(k, d));
        if (accumulate) y.add(v, first[k], d, last[k]);
        else y.set(v, first[k], d, last[k]);
      }
    }
    return y;
  }
}
