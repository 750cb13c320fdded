package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Op.Gather;
import dev.gatun.tensor.Op.IndexAdd;
import dev.gatun.tensor.Op.IndexSelect;
import dev.gatun.tensor.Op.ScatterAdd;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The functions that read or write at positions given by integers. */
final class IndexRows {
  private static final Domain ANY = Domain.anywhere();

  private IndexRows() {}

  static List<Row<?>> all() {
    return List.of(gather(), takeAlongDim(), scatterAdd(), indexSelect(), indexAdd(), maskedFill());
  }

  /** A tensor's shape, a dimension of it, and the shapes of an index and a source. */
  record Place(Shape x, int dim, Shape index, Shape source) {}

  private static Row<Gather> gather() {
    Tensor index = Tensor.of(0L, 2L).reshape(1, 2);
    return Row.<Gather>op(
            "gather",
            Gather.class,
            samples(p -> new Gather(p.dim), p -> List.of(numbers(p.x), index(p))),
            Call.of((p, x) -> x.get(0).gather(p.dim(), x.get(1))),
            (p, x) -> {
              Grid from = x.get(0);
              Grid at = x.get(1);
              return Grid.fill(at.shape(), i -> from.at(i, p.dim(), (int) at.at(i)));
            })
        .refuses(
            Refusal.outside(() -> ones(2, 2).gather(1, index), "2"),
            Refusal.outside(() -> ones(2, 2).gather(1, index.sub(1)), "-1"),
            Refusal.argument(() -> ones(1, 1).gather(0, index), "(1, 1)", "(1, 2)"),
            Refusal.argument(() -> ones(2).gather(0, index), "(2,)", "(1, 2)"),
            Refusal.argument(() -> ones(2, 2).gather(0, ones(1, 2)), "f64"));
  }

  private static Row<Integer> takeAlongDim() {
    return Row.composite(
        "takeAlongDim",
        samples(
            p -> p.dim,
            p -> {
              Shape one = p.x.with(0, p.dim == 0 ? p.x.size(0) : 1);
              return List.of(numbers(p.x), Input.indices(one, p.x.size(p.dim)));
            }),
        Call.of((d, x) -> x.get(0).takeAlongDim(x.get(1), d)),
        (d, x) -> {
          Grid from = x.get(0);
          Grid at = x.get(1);
          return Grid.fill(
              from.shape().with(d, at.size(d)), i -> from.at(i, d, (int) at.stretched(i)));
        });
  }

  private static Row<ScatterAdd> scatterAdd() {
    Tensor index = Tensor.of(0L, 2L);
    return Row.<ScatterAdd>op(
            "scatterAdd",
            ScatterAdd.class,
            samples(
                p -> new ScatterAdd(p.dim),
                p -> List.of(numbers(p.x), index(p), numbers(p.source))),
            Call.of((p, x) -> x.get(0).scatterAdd(p.dim(), x.get(1), x.get(2))),
            (p, x) -> {
              Grid y = new Grid(x.get(0).shape(), x.get(0).elements().clone());
              Grid at = x.get(1);
              for (int k = 0; k < at.elements().length; k++) {
                int[] i = Grid.index(at.shape(), k);
                int[] to = i.clone();
                to[p.dim()] = (int) at.at(i);
                y.add(x.get(2).at(i), to);
              }
              return y;
            })
        .refuses(
            Refusal.outside(() -> ones(2).scatterAdd(0, index, ones(2)), "2"),
            Refusal.argument(() -> ones(3).scatterAdd(0, index, ones(1)), "(2,)", "(1,)"),
            Refusal.argument(() -> ones(3, 3).scatterAdd(0, index, ones(2)), "(2,)", "(3, 3)"));
  }

  private static Row<IndexSelect> indexSelect() {
    return Row.<IndexSelect>op(
            "indexSelect",
            IndexSelect.class,
            samples(
                p -> new IndexSelect(p.dim),
                p -> List.of(numbers(p.x), Input.indices(vector(p), p.x.size(p.dim)))),
            Call.of((p, x) -> x.get(0).indexSelect(p.dim(), x.get(1))),
            (p, x) -> {
              Grid from = x.get(0);
              Grid at = x.get(1);
              return Grid.fill(
                  from.shape().with(p.dim(), at.size(0)),
                  i -> from.at(i, p.dim(), (int) at.at(i[p.dim()])));
            })
        .refuses(
            Refusal.outside(() -> ones(2).indexSelect(0, Tensor.of(2L)), "2"),
            Refusal.argument(() -> ones(2).indexSelect(0, Tensor.of(0L).reshape(1, 1)), "(1, 1)"));
  }

  private static Row<IndexAdd> indexAdd() {
    return Row.<IndexAdd>op(
            "indexAdd",
            IndexAdd.class,
            samples(
                p -> new IndexAdd(p.dim),
                p ->
                    List.of(
                        numbers(p.x),
                        Input.indices(vector(p), p.x.size(p.dim)),
                        numbers(p.x.with(p.dim, vector(p).count())))),
            Call.of((p, x) -> x.get(0).indexAdd(p.dim(), x.get(1), x.get(2))),
            (p, x) -> {
              Grid y = new Grid(x.get(0).shape(), x.get(0).elements().clone());
              Grid from = x.get(2);
              for (int k = 0; k < from.elements().length; k++) {
                int[] to = Grid.index(from.shape(), k);
                to[p.dim()] = (int) x.get(1).at(to[p.dim()]);
                y.add(from.elements()[k], to);
              }
              return y;
            })
        .refuses(
            Refusal.outside(() -> ones(2).indexAdd(0, Tensor.of(2L), ones(1)), "2"),
            Refusal.argument(
                () -> ones(2, 3).indexAdd(0, Tensor.of(1L), ones(2, 3)), "(2, 3)", "(1, 3)"));
  }

  private static Row<Double> maskedFill() {
    BiFunction<Shape, Sizes, Arbitrary<List<Input>>> operands =
        (s, _) -> Input.all(List.of(numbers(s), Input.masks(s)));
    return Row.<Double>composite(
            "maskedFill",
            sizes ->
                sizes
                    .shapes()
                    .flatMap(s -> operands.apply(s, sizes).map(in -> new Sample<>(0.5, in))),
            Call.of((v, x) -> x.get(0).maskedFill(x.get(1), v)),
            (v, x) -> Pointwise.each(e -> e[1] != 0 ? v : e[0], x))
        .refuses(
            Refusal.argument(() -> ones(2, 3).maskedFill(ones(2, 4).gt(0), 0), "(2, 3)", "(2, 4)"));
  }

  private static Arbitrary<Input> numbers(Shape shape) {
    return Input.numbers(shape, ANY);
  }

  private static Arbitrary<Input> index(Place p) {
    return Input.indices(p.index, p.x.size(p.dim));
  }

  /** The shape of an index that lists slices. */
  static Shape vector(Place p) {
    return Shape.of(p.index.size(p.dim));
  }

  static <P> Function<Sizes, Arbitrary<Sample<P>>> samples(
      Function<Place, P> parameters, Function<Place, List<Arbitrary<Input>>> operands) {
    return sizes ->
        places(sizes)
            .flatMap(
                p -> Input.all(operands.apply(p)).map(in -> new Sample<>(parameters.apply(p), in)));
  }

  /** Draws indices no larger than the tensor except along the dimension, and sources no smaller. */
  private static Arbitrary<Place> places(Sizes sizes) {
    return sizes
        .nonEmpty(1, sizes == Sizes.LARGE ? 2 : 3)
        .flatMap(
            x ->
                Draw.dim(x)
                    .flatMap(
                        d ->
                            Combinators.combine(less(x), Draw.integer(0, 1).list().ofSize(x.rank()))
                                .as((index, more) -> new Place(x, d, index, plus(index, more)))));
  }

  private static Arbitrary<Shape> less(Shape x) {
    List<Arbitrary<Integer>> sizes = new ArrayList<>();
    for (long s : x.toArray()) sizes.add(Draw.integer(s > 8 ? (int) s - 8 : 0, (int) s));
    return Combinators.combine(sizes)
        .as(list -> Shape.of(list.stream().mapToLong(Integer::longValue).toArray()));
  }

  private static Shape plus(Shape shape, List<Integer> more) {
    Shape s = shape;
    for (int d = 0; d < shape.rank(); d++) s = s.with(d, shape.size(d) + more.get(d));
    return s;
  }
}
