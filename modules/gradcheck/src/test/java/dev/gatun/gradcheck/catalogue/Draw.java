package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Ways to draw samples that several families share. */
final class Draw {
  private Draw() {}

  static Arbitrary<Integer> integer(int least, int most) {
    return Arbitraries.integers().between(least, most);
  }

  static Arbitrary<Boolean> flag() {
    return Arbitraries.of(false, true);
  }

  /** Draws one operand with numbers from {@code domain}, and parameters that fit its shape. */
  static <P> Function<Sizes, Arbitrary<Sample<P>>> one(
      Domain domain,
      Function<Sizes, Arbitrary<Shape>> shapes,
      Function<Shape, Arbitrary<P>> parameters) {
    return operand(shapes, parameters, s -> Input.numbers(s, domain));
  }

  /** Draws one operand and parameters that fit its shape. */
  static <P> Function<Sizes, Arbitrary<Sample<P>>> operand(
      Function<Sizes, Arbitrary<Shape>> shapes,
      Function<Shape, Arbitrary<P>> parameters,
      Function<Shape, Arbitrary<Input>> input) {
    return sizes ->
        shapes
            .apply(sizes)
            .flatMap(
                s ->
                    parameters
                        .apply(s)
                        .flatMap(p -> input.apply(s).map(in -> new Sample<>(p, List.of(in)))));
  }

  /** Draws one operand with a dimension and parameters that belong to it. */
  static <P> Function<Sizes, Arbitrary<Sample<P>>> along(
      Domain domain, BiFunction<Shape, Integer, Arbitrary<P>> parameters) {
    return one(
        domain, sizes -> sizes.shapes(1, 4), s -> dim(s).flatMap(d -> parameters.apply(s, d)));
  }

  static Arbitrary<Integer> dim(Shape shape) {
    return integer(0, shape.rank() - 1);
  }

  /** Draws one dimension or more, in ascending order; none of a scalar. */
  static Arbitrary<List<Integer>> dims(Shape shape) {
    if (shape.rank() == 0) return Arbitraries.just(List.of());
    return integer(1, (1 << shape.rank()) - 1)
        .map(bits -> IntStream.range(0, shape.rank()).filter(d -> (bits >> d & 1) != 0))
        .map(dims -> dims.boxed().toList());
  }

  /** Draws one number for each dimension. */
  static Arbitrary<List<Long>> longs(Shape shape, Function<Integer, Arbitrary<Long>> each) {
    return net.jqwik.api.Combinators.combine(
            IntStream.range(0, shape.rank()).mapToObj(each::apply).toList())
        .as(List::copyOf);
  }

  static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
