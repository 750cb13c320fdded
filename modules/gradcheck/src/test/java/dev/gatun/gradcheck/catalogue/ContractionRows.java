package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Products that sum over dimensions, in Einstein's notation and others. */
final class ContractionRows {
  private static final Domain ANY = Domain.anywhere();

  private ContractionRows() {}

  static List<Row<?>> all() {
    return List.of(
        einsum(),
        tensordot(),
        inner(),
        cdist(),
        Row.composite(
            "lerp",
            Pointwise.samples(0, ANY, ANY, ANY),
            Call.of((_, x) -> x.get(0).lerp(x.get(1), x.get(2))),
            Pointwise.oracle(v -> v[0] + v[2] * (v[1] - v[0]))),
        Row.composite(
            "lerp by a number",
            Pointwise.samples(0.3, ANY, ANY),
            Call.of((w, x) -> x.get(0).lerp(x.get(1), w)),
            Pointwise.oracle(v -> v[0] + 0.3 * (v[1] - v[0]))),
        Row.composite(
            "addcmul",
            Pointwise.samples(-0.5, ANY, ANY, ANY),
            Call.of((w, x) -> x.get(0).addcmul(x.get(1), x.get(2), w)),
            Pointwise.oracle(v -> v[0] - 0.5 * v[1] * v[2])),
        Row.composite(
            "addcdiv",
            Pointwise.samples(2.0, ANY, ANY, Domain.awayFromZero()),
            Call.of((w, x) -> x.get(0).addcdiv(x.get(1), x.get(2), w)),
            Pointwise.oracle(v -> v[0] + 2 * v[1] / v[2])));
  }

  /** An equation, what it means with the result and no dots, and the labels of each operand. */
  private record Equation(String text, String result, String... operands) {}

  private static final List<Equation> EQUATIONS =
      List.of(
          new Equation("ij,jk->ik", "ik", "ij", "jk"),
          new Equation("ii->i", "i", "ii"),
          new Equation("iij->j", "j", "iij"),
          new Equation("ij,ij->", "", "ij", "ij"),
          new Equation("i, j -> ij", "ij", "i", "j"),
          new Equation("...ij,...jk->...ik", "abik", "abij", "bjk"),
          new Equation("ba", "ab", "ba"),
          new Equation("ij,jk", "ik", "ij", "jk"),
          new Equation("bi,bo,iok->bk", "bk", "bi", "bo", "iok"),
          new Equation("ij,jk,kl,lm->im", "im", "ij", "jk", "kl", "lm"),
          new Equation("i...,i->...", "ab", "iab", "i"),
          new Equation("bhqd,bhkd->bhqk", "bhqk", "bhqd", "bhkd"),
          new Equation("ij,k->i", "i", "ij", "k"),
          new Equation(",i->i", "i", "", "i"));

  private static Row<Equation> einsum() {
    return Row.<Equation>composite(
            "einsum",
            _ -> Arbitraries.of(EQUATIONS).flatMap(ContractionRows::sample),
            Call.of((e, x) -> Algebra.einsum(e.text, x)),
            ContractionRows::summed)
        .refuses(
            Refusal.argument(() -> Tensor.einsum("ij,jk->ik", ones(2, 3)), "ij,jk->ik", "2", "1"),
            Refusal.argument(
                () -> Tensor.einsum("ij,jk->ik", ones(2, 3), ones(4, 2)), "'j'", "3", "4"),
            Refusal.argument(() -> Tensor.einsum("ii->i", ones(2, 3)), "ii", "(2, 3)"),
            Refusal.argument(() -> Tensor.einsum("i->ij", ones(2)), "'j'"),
            Refusal.argument(() -> Tensor.einsum("ij->ii", ones(2, 2)), "'i'", "twice"),
            Refusal.argument(() -> Tensor.einsum("i1->i", ones(2, 2)), "'1'"),
            Refusal.argument(() -> Tensor.einsum("i->i", ones(2, 2)), "(2, 2)"));
  }

  private static Arbitrary<Sample<Equation>> sample(Equation e) {
    return Draw.integer(1, 3)
        .list()
        .ofSize(26)
        .flatMap(
            sizes -> {
              List<Arbitrary<Input>> inputs = new ArrayList<>();
              for (String labels : e.operands) {
                long[] shape = labels.chars().mapToLong(c -> sizes.get(c - 'a')).toArray();
                inputs.add(Input.numbers(Shape.of(shape), ANY));
              }
              return Input.all(inputs).map(in -> new Sample<>(e, in));
            });
  }

  /** Sums over all values of all labels. */
  private static Grid summed(Equation e, List<Grid> x) {
    int[] sizes = new int[26];
    Arrays.fill(sizes, 1);
    for (int k = 0; k < x.size(); k++) {
      for (int d = 0; d < x.get(k).rank(); d++) {
        sizes[e.operands[k].charAt(d) - 'a'] = x.get(k).size(d);
      }
    }
    Shape all = Shape.of(Arrays.stream(sizes).asLongStream().toArray());
    long[] shape = e.result.chars().mapToLong(c -> sizes[c - 'a']).toArray();
    Grid y = Grid.fill(Shape.of(shape), _ -> 0);
    for (int i = 0; i < all.count(); i++) {
      int[] labels = Grid.index(all, i);
      double product = 1;
      for (int k = 0; k < x.size(); k++) product *= x.get(k).at(at(e.operands[k], labels));
      y.add(product, at(e.result, labels));
    }
    return y;
  }

  private static int[] at(String term, int[] labels) {
    return term.chars().map(c -> labels[c - 'a']).toArray();
  }

  /** Draws the sizes of two operands that share their middle ones. */
  private static Row<Integer> tensordot() {
    return Row.<Integer>composite(
            "tensordot",
            sizes ->
                Combinators.combine(sizes.nonEmpty(0, 2), shared(), sizes.nonEmpty(0, 2))
                    .as((a, k, b) -> List.of(a, k, b))
                    .flatMap(
                        s ->
                            Input.all(
                                    List.of(
                                        Input.numbers(joined(s.get(0), s.get(1)), ANY),
                                        Input.numbers(joined(s.get(1), s.get(2)), ANY)))
                                .map(in -> new Sample<>(s.get(1).rank(), in))),
            Call.of((n, x) -> x.get(0).tensordot(x.get(1), n)),
            ContractionRows::dotted)
        .refuses(
            Refusal.argument(() -> ones(2, 3).tensordot(ones(4), 1), "(2, 3)", "(4,)"),
            Refusal.argument(() -> ones(2).tensordot(ones(2), 2), "(2,)", "2"),
            Refusal.argument(
                () -> ones(2, 2).tensordot(ones(2, 2), new int[] {0, 0}, new int[] {0, 1}),
                "[0, 0]"));
  }

  private static Arbitrary<Shape> shared() {
    return Sizes.SMALL.nonEmpty(0, 2);
  }

  private static Shape joined(Shape a, Shape b) {
    Shape s = a;
    for (long size : b.toArray()) s = s.inserted(s.rank(), size);
    return s;
  }

  private static Grid dotted(int n, List<Grid> x) {
    Grid a = x.get(0);
    Grid b = x.get(1);
    int rows = a.rank() - n;
    long[] left = Arrays.copyOf(a.shape().toArray(), rows);
    long[] middle = Arrays.copyOfRange(a.shape().toArray(), rows, a.rank());
    long[] right = Arrays.copyOfRange(b.shape().toArray(), n, b.rank());
    Shape inner = Shape.of(middle);
    return Grid.fill(
        joined(Shape.of(left), Shape.of(right)),
        i -> {
          double sum = 0;
          for (int k = 0; k < inner.count(); k++) {
            int[] at = Grid.index(inner, k);
            int[] p = Arrays.copyOf(i, a.rank());
            System.arraycopy(at, 0, p, rows, n);
            int[] q = Arrays.copyOf(at, b.rank());
            System.arraycopy(i, rows, q, n, i.length - rows);
            sum += a.at(p) * b.at(q);
          }
          return sum;
        });
  }

  private static Row<Integer> inner() {
    return Row.<Integer>composite(
            "inner",
            sizes ->
                Combinators.combine(sizes.nonEmpty(0, 2), sizes.nonEmpty(0, 2), Draw.integer(1, 4))
                    .as((a, b, k) -> List.of(joined(a, Shape.of(k)), joined(b, Shape.of(k))))
                    .flatMap(
                        s ->
                            Input.all(
                                    List.of(
                                        Input.numbers(s.get(0), ANY), Input.numbers(s.get(1), ANY)))
                                .map(in -> new Sample<>(1, in))),
            Call.of((_, x) -> x.get(0).inner(x.get(1))),
            (_, x) -> {
              Grid b = x.get(1);
              List<Integer> last = new ArrayList<>(List.of(b.rank() - 1));
              for (int d = 0; d < b.rank() - 1; d++) last.add(d);
              return dotted(1, List.of(x.get(0), MotionRows.permuted(last, b)));
            })
        .refuses(Refusal.argument(() -> ones(2, 3).inner(ones(2)), "(2, 3)", "(2,)"));
  }

  private static Row<Double> cdist() {
    return Row.<Double>composite(
            "cdist",
            _ ->
                Combinators.combine(
                        Draw.integer(1, 3).list().ofSize(4), Arbitraries.of(1.0, 1.5, 2.0, 3.0))
                    .as(ContractionRows::points)
                    .flatMap(s -> s),
            Call.of((p, x) -> x.get(0).cdist(x.get(1), p)),
            ContractionRows::distances)
        .refuses(
            Refusal.argument(() -> ones(2, 3).cdist(ones(2, 4), 2), "(2, 3)", "(2, 4)"),
            Refusal.argument(() -> ones(3).cdist(ones(2, 3), 2), "(3,)"),
            Refusal.argument(() -> ones(2, 3).cdist(ones(2, 3), -1), "-1"));
  }

  /** Points whose coordinates never agree, in a batch of the one operand and not of the other. */
  private static Arbitrary<Sample<Double>> points(List<Integer> s, double p) {
    return Input.all(
            List.of(
                Input.numbers(Shape.of(s.get(0), s.get(1), s.get(3)), Domain.fractions(0, 0.3)),
                Input.numbers(Shape.of(s.get(2), s.get(3)), Domain.fractions(0.5, 0.8))))
        .map(in -> new Sample<>(p, in));
  }

  private static Grid distances(double p, List<Grid> x) {
    Grid a = x.get(0);
    Grid b = x.get(1);
    return Grid.fill(
        Shape.of(a.size(0), a.size(1), b.size(0)),
        i -> {
          double sum = 0;
          for (int k = 0; k < b.size(1); k++) {
            sum += StrictMath.pow(Math.abs(a.at(i[0], i[1], k) - b.at(i[2], k)), p);
          }
          return StrictMath.pow(sum, 1 / p);
        });
  }
}
