package dev.gatun.gradcheck;

import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where the elements of a random tensor may lie: away from where a function is not defined, not
 * smooth or too steep for difference quotients. A domain turns numbers spread evenly over [0, 1)
 * into elements.
 */
@FunctionalInterface
public interface Domain {
  /** Returns as many elements as there are numbers. */
  double[] elements(double[] uniform);

  /** Returns the domain that turns each number into an element by itself. */
  static Domain each(DoubleUnaryOperator f) {
    return uniform -> DoubleStream.of(uniform).map(f).toArray();
  }

  /** Returns all numbers from {@code low} to {@code high}. */
  static Domain between(double low, double high) {
    return each(u -> low + u * (high - low));
  }

  /** Returns the numbers from -3 to 3. */
  static Domain anywhere() {
    return between(-3, 3);
  }

  /** Returns the numbers from 0.2 to 3. */
  static Domain positive() {
    return between(0.2, 3);
  }

  /** Returns the numbers from -0.9 to 0.9, well inside (-1, 1). */
  static Domain insideOne() {
    return between(-0.9, 0.9);
  }

  /** Returns the numbers from -3 to 3 at least 0.2 away from zero. */
  static Domain awayFromZero() {
    return each(u -> u < 0.5 ? 0.2 + 5.6 * u : -0.2 - 5.6 * (u - 0.5));
  }

  /**
   * Returns the numbers from -3 to 3 whose distance to the next lower integer is from {@code low}
   * to {@code high}. Two such domains that do not overlap have no ties.
   */
  static Domain fractions(double low, double high) {
    return each(u -> Math.floor(6 * u) - 3 + low + (6 * u - Math.floor(6 * u)) * (high - low));
  }

  /** Returns the numbers from -3 to 3 at least 0.2 away from integers and halves of them. */
  static Domain awayFromIntegers() {
    return fractions(0.2, 0.35);
  }

  /** Returns numbers from -2 to 2 without ties: n of them lie 4/n apart, in random order. */
  static Domain distinct() {
    return uniform -> {
      int n = uniform.length;
      double[] elements = new double[n];
      int[] ascending =
          IntStream.range(0, n)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> uniform[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int rank = 0; rank < n; rank++) elements[ascending[rank]] = -2 + 4 * (rank + 0.5) / n;
      return elements;
    };
  }
}
