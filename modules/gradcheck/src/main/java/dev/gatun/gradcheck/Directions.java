package dev.gatun.gradcheck;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.SplittableRandom;

/**
 * Random directions whose numbers are neither near zero nor larger than 1, so that none is lost.
 */
final class Directions {
  private final SplittableRandom random;

  Directions(long seed) {
    this.random = new SplittableRandom(seed);
  }

  double[] of(int count) {
    double[] direction = new double[count];
    for (int i = 0; i < count; i++) {
      direction[i] = (0.25 + 0.75 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
    }
    return direction;
  }

  Tensor like(Shape shape) {
    return Tensor.of(of(Math.toIntExact(shape.count())), shape);
  }
}
