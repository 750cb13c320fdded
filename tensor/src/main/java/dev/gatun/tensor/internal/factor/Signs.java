package dev.gatun.tensor.internal.factor;

import java.util.Comparator;
import java.util.stream.IntStream;

/** What is free in a factorization and chosen so that it is always the same: signs and order. */
final class Signs {
  private Signs() {}

  /**
   * Tells whether a vector should be negated: whether its first element that is at least half as
   * large as the largest is negative. (The largest one itself would be a matter of rounding where
   * two are equal, as in {@code (1, -1)}.)
   */
  static boolean turns(double[] a, int from, int n) {
    double most = 0;
    for (int i = 0; i < n; i++) most = Math.max(most, Math.abs(a[from + i]));
    for (int i = 0; i < n; i++) {
      if (Math.abs(a[from + i]) >= most / 2) return a[from + i] < 0;
    }
    return false;
  }

  /** Returns the positions of the numbers from the smallest to the largest; equal ones stay. */
  static int[] ascending(double[] values) {
    return order(values, Comparator.comparingDouble(i -> values[i]));
  }

  /** Returns the positions of the numbers from the largest to the smallest; equal ones stay. */
  static int[] descending(double[] values) {
    return order(values, Comparator.comparingDouble(i -> -values[i]));
  }

  private static int[] order(double[] values, Comparator<Integer> by) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(by)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
