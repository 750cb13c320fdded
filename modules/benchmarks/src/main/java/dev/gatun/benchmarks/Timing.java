package dev.gatun.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * Sums up the times of a side's steps.
 *
 * @param minimum the shortest step in milliseconds
 * @param median the middle step in milliseconds
 * @param steps the number of steps timed
 */
public record Timing(double minimum, double median, int steps) {
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * Sums up step times in nanoseconds.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Timing ofNanos(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("no step was timed: at least one is needed for a median");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    return new Timing(sorted[0] / NANOS_PER_MILLI, median / NANOS_PER_MILLI, sorted.length);
  }

  /** Returns the three components between tabs, as {@link #parse} reads them. */
  String format() {
    return String.format(Locale.ROOT, "%.6f\t%.6f\t%d", minimum, median, steps);
  }

  /** Reads what {@link #format()} wrote, from the field {@code first} on. */
  static Timing parse(String[] fields, int first) {
    return new Timing(
        Double.parseDouble(fields[first]),
        Double.parseDouble(fields[first + 1]),
        Integer.parseInt(fields[first + 2]));
  }
}
