package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.Shape;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** How large samples are: small with all edge cases, or so large that threads share the work. */
enum Sizes {
  SMALL,
  LARGE;

  /** Some more elements than one thread takes at a time. */
  private static final int ELEMENTS = 70_000;

  /** Returns shapes of any rank. */
  Arbitrary<Shape> shapes() {
    return shapes(0, 4);
  }

  /** Returns shapes with ranks in these bounds, now and then one with a size of 0. */
  Arbitrary<Shape> shapes(int minRank, int maxRank) {
    return switch (this) {
      case SMALL ->
          Arbitraries.frequencyOf(
              Tuple.of(9, TensorArbitraries.shapes(minRank, maxRank, 1, 4)),
              Tuple.of(1, TensorArbitraries.shapes(Math.max(1, minRank), maxRank, 0, 2)));
      case LARGE ->
          Arbitraries.integers()
              .between(Math.max(1, minRank), Math.min(3, maxRank))
              .flatMap(Sizes::large);
    };
  }

  private static Arbitrary<Shape> large(int rank) {
    int side = (int) Math.ceil(StrictMath.pow(ELEMENTS, 1.0 / rank));
    return TensorArbitraries.shapes(rank, rank, side, side + 3);
  }

  /** Returns shapes without a size of 0. */
  Arbitrary<Shape> nonEmpty(int minRank, int maxRank) {
    return this == LARGE
        ? shapes(minRank, maxRank)
        : TensorArbitraries.shapes(minRank, maxRank, 1, 4);
  }
}
