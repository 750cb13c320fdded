package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;

/**
 * What the rows of pointwise operations share: operands that broadcast, and oracles of elements.
 */
final class Pointwise {
  private Pointwise() {}

  /** Draws operands whose shapes broadcast, one for each domain. */
  static <P> Function<Sizes, Arbitrary<Sample<P>>> samples(P parameters, Domain... domains) {
    return sizes -> inputs(sizes, domains).map(in -> new Sample<>(parameters, in));
  }

  static Arbitrary<List<Input>> inputs(Sizes sizes, Domain... domains) {
    return TensorArbitraries.broadcastable(domains.length, sizes.shapes())
        .flatMap(
            shapes -> {
              List<Arbitrary<Input>> each = new ArrayList<>();
              for (int i = 0; i < domains.length; i++) {
                each.add(Input.numbers(shapes.get(i), domains[i]));
              }
              return Input.all(each);
            });
  }

  /** Computes one element from those at its position. */
  interface Element {
    double of(double... x);
  }

  static <P> Oracle.One<P> oracle(Element f) {
    return (_, x) -> each(f, x);
  }

  static Grid each(Element f, List<Grid> x) {
    Shape shape = x.getFirst().shape();
    for (Grid g : x) shape = Shape.broadcast(shape, g.shape());
    return Grid.fill(shape, i -> f.of(x.stream().mapToDouble(g -> g.stretched(i)).toArray()));
  }

  /** Two shapes that do not broadcast. */
  static Refusal misfit(Function<List<Tensor>, Tensor> f) {
    return Refusal.argument(
        () -> f.apply(List.of(ones(2, 3), ones(4, 1, 2))), "(2, 3)", "(4, 1, 2)");
  }

  static Tensor ones(long... sizes) {
    return Tensor.full(Shape.of(sizes), 1, DType.F64);
  }
}
