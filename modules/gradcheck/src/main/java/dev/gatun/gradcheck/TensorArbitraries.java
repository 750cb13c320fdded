package dev.gatun.gradcheck;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random shapes and tensors for jqwik, with all that code tends to forget: no dimension, sizes of 0
 * and 1, views that are transposed, cut out, backwards or stretched. They shrink to small dense
 * tensors with evenly spaced elements.
 *
 * <p>It is for those who have jqwik; the rest of Gatun, and all who compile against it, do without.
 */
@SuppressWarnings("exports") // the types of a library that is optional
public final class TensorArbitraries {
  private static final int LARGEST = 5;
  private static final long SEEDS = 1 << 20;

  private TensorArbitraries() {}

  /** Returns shapes of 0 to 4 dimensions with sizes from 0 to 5. */
  public static Arbitrary<Shape> shapes() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, shapes(0, 4, 1, LARGEST)), Tuple.of(1, shapes(1, 4, 0, 2)));
  }

  /** Returns shapes with a rank and sizes in these bounds, inclusive. */
  public static Arbitrary<Shape> shapes(int minRank, int maxRank, int minSize, int maxSize) {
    return Arbitraries.integers()
        .between(minSize, maxSize)
        .list()
        .ofMinSize(minRank)
        .ofMaxSize(maxRank)
        .map(TensorArbitraries::shape);
  }

  private static Shape shape(List<Integer> sizes) {
    return Shape.of(sizes.stream().mapToLong(Integer::longValue).toArray());
  }

  /** Returns {@code n} shapes that broadcast together to one of {@link #shapes()}. */
  public static Arbitrary<List<Shape>> broadcastable(int n) {
    return broadcastable(n, shapes());
  }

  /** Returns {@code n} shapes that broadcast together to one of {@code common}. */
  public static Arbitrary<List<Shape>> broadcastable(int n, Arbitrary<Shape> common) {
    return common.flatMap(s -> part(s).list().ofSize(n));
  }

  /** Returns shapes that broadcast to {@code common}: fewer dimensions, or sizes of 1. */
  private static Arbitrary<Shape> part(Shape common) {
    int rank = common.rank();
    Arbitrary<Integer> dropped =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(0)), Tuple.of(1, Arbitraries.integers().between(0, rank)));
    Arbitrary<List<Boolean>> ones =
        Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)).list().ofSize(rank);
    return Combinators.combine(dropped, ones)
        .as(
            (drop, one) ->
                Shape.of(
                    IntStream.range(drop, rank)
                        .mapToLong(d -> one.get(d) ? 1 : common.size(d))
                        .toArray()));
  }

  /** Returns layouts for {@code rank} dimensions, of which every third is dense and row-major. */
  public static Arbitrary<StridedLayout> layouts(int rank) {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(StridedLayout.rowMajor(rank))),
        Tuple.of(2, views(rank, 1, 2, -1, -2, 0)));
  }

  /** Returns {@link #layouts} whose elements are all distinct places in memory. */
  public static Arbitrary<StridedLayout> layoutsWithoutRepeats(int rank) {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(StridedLayout.rowMajor(rank))),
        Tuple.of(2, views(rank, 1, 2, -1, -2)));
  }

  private static Arbitrary<StridedLayout> views(int rank, Integer... steps) {
    Arbitrary<Integer> step =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(1)), Tuple.of(1, Arbitraries.of(steps)));
    Arbitrary<Integer> margin = Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 1));
    Arbitrary<Integer> key = Arbitraries.integers().between(0, Math.max(0, rank - 1));
    return Combinators.combine(
            key.list().ofSize(rank), step.list().ofSize(rank), margin.list().ofSize(rank))
        .as((keys, s, m) -> new StridedLayout(sorted(keys), s, m));
  }

  private static List<Integer> sorted(List<Integer> keys) {
    return IntStream.range(0, keys.size()).boxed().sorted(Comparator.comparing(keys::get)).toList();
  }

  /** Returns dense f64 tensors of this shape. */
  public static Arbitrary<Tensor> dense(Shape shape, Domain domain) {
    int n = Math.toIntExact(shape.count());
    return Arbitraries.longs()
        .between(0, SEEDS)
        .withoutEdgeCases()
        .map(seed -> Tensor.of(domain.elements(uniform(n, seed)), shape));
  }

  /** Returns random numbers from 0 to 1, and for seed 0, to which seeds shrink, equal steps. */
  private static double[] uniform(int n, long seed) {
    double[] numbers = new double[n];
    var random = new SplittableRandom(seed);
    for (int i = 0; i < n; i++) numbers[i] = seed == 0 ? (i + 0.5) / n : random.nextDouble();
    return numbers;
  }

  /** Returns f64 tensors of this shape, in any layout. */
  public static Arbitrary<Tensor> tensors(Shape shape, Domain domain) {
    return Combinators.combine(dense(shape, domain), layouts(shape.rank()))
        .as((values, layout) -> layout.lay(values));
  }

  /** Returns f64 tensors of any shape and layout. */
  public static Arbitrary<Tensor> tensors(Domain domain) {
    return shapes().flatMap(s -> tensors(s, domain));
  }

  /** Returns f64 tensors, one for each domain, whose shapes broadcast, in any layout. */
  public static Arbitrary<List<Tensor>> broadcastableTensors(Domain... domains) {
    return broadcastable(domains.length)
        .flatMap(
            shapes -> {
              List<Arbitrary<Tensor>> each = new ArrayList<>();
              for (int i = 0; i < domains.length; i++) each.add(tensors(shapes.get(i), domains[i]));
              return Combinators.combine(each).as(list -> list);
            });
  }

  /** Returns dense i64 tensors with elements from 0 up to, but without, {@code bound}. */
  public static Arbitrary<Tensor> indices(Shape shape, long bound) {
    return dense(shape, Domain.each(u -> Math.floor(u * bound))).map(t -> t.to(DType.I64));
  }

  /** Returns dense masks. */
  public static Arbitrary<Tensor> masks(Shape shape) {
    return dense(shape, Domain.each(u -> u < 0.5 ? 0 : 1)).map(t -> t.to(DType.BOOL));
  }
}
