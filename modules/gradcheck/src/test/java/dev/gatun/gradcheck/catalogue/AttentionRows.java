package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.AttentionOp.Attention;
import dev.gatun.tensor.AttentionOp.AttentionGradient;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Attention: large samples have more queries and keys than a block. */
final class AttentionRows {
  /** Numbers whose scores have exponentials of a few digits. */
  private static final Domain SMALL = Domain.between(-1.5, 1.5);

  private AttentionRows() {}

  static List<Row<?>> all() {
    return List.of(attention(), sums(), truth(), shared(), gradient(), gradients());
  }

  private static Row<Attention> attention() {
    return Row.<Attention>row(
            "scaledDotProductAttention",
            Attention.class,
            samples(0, 0, Attention::new, s -> List.of(s.q(), s.k(), s.v())),
            plain(),
            (p, x) -> AttentionOracle.forward(p.scale(), p.causal(), x))
        .refuses(
            Refusal.argument(
                () -> ones(2, 3, 4).scaledDotProductAttention(ones(2, 5, 3), ones(2, 5, 4)),
                "(2, 3, 4)",
                "(2, 5, 3)",
                "(..., S, d)"),
            Refusal.argument(
                () -> ones(3, 4).scaledDotProductAttention(ones(5, 4), ones(6, 4)), "(6, 4)"),
            Refusal.argument(() -> ones(4).scaledDotProductAttention(ones(4), ones(4)), "(4,)"),
            Refusal.argument(
                () ->
                    ones(3, 4).scaledDotProductAttention(ones(5, 4), ones(5, 4), ones(5, 3), false),
                "(5, 3)",
                "(3, 5)"),
            Refusal.argument(
                () -> ones(3, 4).applyAll(new Attention(1, false), List.of(ones(3, 4))),
                "2 operands"));
  }

  private static <T extends Algebra<T>> Call<Attention> plain() {
    return Call.<Attention, T>of(
        (p, x) ->
            x.get(0)
                .scaledDotProductAttention(
                    x.get(1), x.get(2), x.size() > 3 ? x.get(3) : null, p.causal(), p.scale()));
  }

  /** Both results, so that the gradient of the sums is checked as well. */
  private static Row<Attention> sums() {
    return Row.composite(
        "scaledDotProductAttention and its sums",
        samples(1, 0, Attention::new, s -> List.of(s.q(), s.k(), s.v())),
        both(),
        (p, x) -> {
          List<Grid> y = AttentionOracle.forward(p.scale(), p.causal(), x);
          Grid sums = y.get(1);
          return Grid.fill(
              y.get(0).shape(), i -> y.get(0).at(i) * sums.at(Arrays.copyOf(i, i.length - 1)));
        });
  }

  private static <T extends Algebra<T>> Call<Attention> both() {
    return Call.<Attention, T>of(
        (p, x) -> {
          List<T> y = x.get(0).applyAll(p, x.subList(1, x.size()));
          return y.get(0).mul(y.get(1).unsqueeze(-1));
        });
  }

  /** A mask of truth values that lets each query see the first key. */
  private static Row<Attention> truth() {
    return Row.composite(
        "scaledDotProductAttention of what a mask shows",
        sizes ->
            samples(1, 0, Attention::new, s -> List.of(s.q(), s.k(), s.v()))
                .apply(sizes)
                .flatMap(AttentionRows::masked),
        plain(),
        (p, x) -> {
          Grid seen = x.get(3);
          Grid added = Grid.fill(seen.shape(), i -> seen.at(i) != 0 ? 0 : Double.NEGATIVE_INFINITY);
          List<Grid> in = List.of(x.get(0), x.get(1), x.get(2), added);
          return AttentionOracle.forward(p.scale(), p.causal(), in).getFirst();
        });
  }

  private static Arbitrary<Sample<Attention>> masked(Sample<Attention> sample) {
    int keys = (int) sample.inputs().get(1).elements().shape().size(-2);
    return Arbitraries.of(true, false)
        .list()
        .ofSize(keys)
        .map(
            seen -> {
              boolean[] mask = new boolean[keys];
              for (int i = 0; i < keys; i++) mask[i] = i == 0 || seen.get(i);
              List<Input> in = new ArrayList<>(sample.inputs().subList(0, 3));
              in.add(Input.of(Tensor.of(mask)));
              return new Sample<>(sample.parameters(), in);
            });
  }

  /** Keys for all examples, and values for all heads. */
  private static Row<Attention> shared() {
    return Row.composite(
        "scaledDotProductAttention of shared keys",
        samples(1, 2, Attention::new, s -> List.of(s.q(), s.k().without(0), s.v().with(1, 1))),
        plain(),
        (p, x) -> {
          Shape batch = x.get(0).shape().without(-1).without(-1);
          Grid k = x.get(1);
          Grid v = x.get(2);
          int n = batch.rank();
          Shape ks = batch.inserted(n, k.size(1)).inserted(n + 1, k.size(2));
          Grid keys = Grid.fill(ks, i -> k.at(i[1], i[2], i[3]));
          Grid values = Grid.fill(v.shape().with(1, batch.size(1)), i -> v.at(i[0], 0, i[2], i[3]));
          List<Grid> in = new ArrayList<>(List.of(x.get(0), keys, values));
          in.addAll(x.subList(3, x.size()));
          return AttentionOracle.forward(p.scale(), p.causal(), in).getFirst();
        });
  }

  private static Row<AttentionGradient> gradient() {
    return Row.<AttentionGradient>row(
            "ATTENTION_GRADIENT",
            AttentionGradient.class,
            ofGradient(),
            Call.of((p, x) -> x.get(0).applyAll(p, x.subList(1, x.size())).get(0)),
            (p, x) -> AttentionOracle.backward(p.scale(), p.causal(), x))
        .refuses(
            Refusal.argument(
                () ->
                    ones(3, 5)
                        .applyAll(
                            new AttentionGradient(1, false),
                            List.of(ones(3, 4), ones(6, 4), ones(6, 4), ones(3), ones(3))),
                "(3, 5)",
                "(3, 4)"));
  }

  private static Row<AttentionGradient> gradients() {
    return Row.composite(
        "ATTENTION_GRADIENT, all three",
        ofGradient(),
        joined(),
        (p, x) -> {
          List<Grid> all = AttentionOracle.backward(p.scale(), p.causal(), x);
          double sum = 0;
          for (Grid g : all) {
            for (int i = 0; i < g.shape().count(); i++) {
              double y = g.at(Grid.index(g.shape(), i));
              sum += y * y;
            }
          }
          double result = sum;
          return Grid.fill(Shape.SCALAR, _ -> result);
        });
  }

  private static Function<Sizes, Arbitrary<Sample<AttentionGradient>>> ofGradient() {
    return samples(
        0,
        0,
        AttentionGradient::new,
        s -> List.of(s.out(), s.q(), s.k(), s.v(), s.q().without(-1), s.q().without(-1)));
  }

  /** All three gradients in one value. */
  private static <T extends Algebra<T>> Call<AttentionGradient> joined() {
    return Call.<AttentionGradient, T>of(
        (p, x) -> {
          List<T> all = x.get(0).applyAll(p, x.subList(1, x.size()));
          T both = all.get(0).square().sum().add(all.get(1).square().sum());
          return both.add(all.get(2).square().sum());
        });
  }

  private record Shapes(Shape q, Shape k, Shape v) {
    Shape out() {
      return q.with(-1, v.size(-1));
    }
  }

  private interface Maker<O> {
    O of(double scale, boolean causal);
  }

  private static <O extends Op> Function<Sizes, Arbitrary<Sample<O>>> samples(
      int leastKeys, int rank, Maker<O> op, Function<Shapes, List<Shape>> operands) {
    return sizes -> {
      boolean large = sizes == Sizes.LARGE;
      Arbitrary<Shape> batch =
          rank == 2
              ? Combinators.combine(Draw.integer(1, 2), Draw.integer(1, 2)).as(Shape::of)
              : large ? Arbitraries.of(Shape.SCALAR, Shape.of(2)) : sizes.shapes(0, 2);
      return Combinators.combine(
              batch,
              Draw.integer(large ? 125 : 0, large ? 135 : 4),
              Draw.integer(large ? 250 : leastKeys, large ? 290 : 4),
              Draw.integer(1, large ? 20 : 3),
              Draw.integer(1, large ? 20 : 3))
          .as(
              (b, l, s, d, e) ->
                  new Shapes(matrices(b, l, d), matrices(b, s, d), matrices(b, s, e)))
          .flatMap(s -> sample(op, operands.apply(s), s));
    };
  }

  private static Shape matrices(Shape batch, long rows, long columns) {
    int n = batch.rank();
    return batch.inserted(n, rows).inserted(n + 1, columns);
  }

  private static <O extends Op> Arbitrary<Sample<O>> sample(
      Maker<O> op, List<Shape> operands, Shapes s) {
    Shape scores = s.q().with(-1, s.k().size(-2));
    Arbitrary<List<Shape>> masks =
        Arbitraries.of(
            List.of(),
            List.of(scores),
            List.of(Shape.of(scores.size(-1))),
            List.of(Shape.of(scores.size(-2), 1)),
            List.of(Shape.SCALAR));
    return Combinators.combine(masks, Draw.flag(), Arbitraries.of(1.0, 0.25))
        .flatAs(
            (mask, causal, scale) -> {
              List<Shape> all = new ArrayList<>(operands);
              all.addAll(mask);
              O parameters = op.of(scale, causal);
              return Input.all(all.stream().map(shape -> Input.numbers(shape, SMALL)).toList())
                  .map(in -> new Sample<>(parameters, in));
            });
  }
}
