package dev.gatun.tensor.internal.index;

import dev.gatun.tensor.internal.kernel.View;
import java.util.Arrays;

/** How often values occur. */
public final class Counting {
  private Counting() {}

  /**
   * The different values of a tensor in ascending order.
   *
   * @param first where in row-major order each occurs first
   * @param inverse for each element in row-major order, the number of its value
   * @param counts how often each occurs
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Unique(long[] first, long[] inverse, long[] counts) {}

  /** Finds the different values of a view of any type and sizes. Every NaN differs from all. */
  public static Unique unique(View x) {
    int n = Math.toIntExact(x.count());
    var sort = new StableSort(n);
    load(x, sort.keys());
    sort.sort();
    long[] keys = sort.keys();
    int[] order = sort.order();
    long[] inverse = new long[n];
    long[] first = new long[n];
    long[] counts = new long[n];
    int found = 0;
    for (int i = 0; i < n; i++) {
      boolean fresh = i == 0 || keys[i] != keys[i - 1] || isNaN(x, keys[i]);
      if (fresh) first[found++] = order[i];
      int last = found - 1;
      inverse[order[i]] = last;
      counts[last]++;
    }
    return new Unique(Arrays.copyOf(first, found), inverse, Arrays.copyOf(counts, found));
  }

  private static boolean isNaN(View x, long key) {
    return x.dtype().isFloat() && key == Keys.NAN;
  }

  private static void load(View x, long[] keys) {
    var at = new Odometer(x.sizes());
    for (int i = 0; i < keys.length; i++, at.next()) keys[i] = Keys.of(x, at.place(x));
  }

  /**
   * Returns how often each integer from 0 on occurs, up to the largest, or to {@code minLength} - 1
   * if that is more.
   *
   * @throws IllegalArgumentException if {@code x} is not of an integer type, or has a negative
   *     element
   */
  public static long[] bincount(View x, int minLength) {
    long[] values = integers(x);
    long[] counts = new long[length(values, minLength)];
    for (long v : values) counts[(int) v]++;
    return counts;
  }

  /**
   * Returns, for each integer from 0 on, the sum of the weights where it occurs, in row-major
   * order.
   *
   * @param weights F32 or F64, of the sizes of {@code x}
   * @throws IllegalArgumentException as {@link #bincount(View, int)} does
   */
  public static double[] bincount(View x, View weights, int minLength) {
    long[] values = integers(x);
    double[] sums = new double[length(values, minLength)];
    var at = new Odometer(weights.sizes());
    for (long v : values) {
      sums[(int) v] += Floats.get(weights, at.place(weights));
      at.next();
    }
    return sums;
  }

  private static long[] integers(View x) {
    if (!x.dtype().isInteger()) {
      throw new IllegalArgumentException(
          "bincount: the values are of type " + x.dtype() + ": expected integers");
    }
    long[] values = new long[Math.toIntExact(x.count())];
    load(x, values);
    for (long v : values) {
      if (v < 0) {
        throw new IllegalArgumentException("bincount: a value is " + v + ": expected 0 or more");
      }
    }
    return values;
  }

  private static int length(long[] values, int minLength) {
    long length = minLength;
    for (long v : values) length = Math.max(length, v + 1);
    return Math.toIntExact(length);
  }

  /**
   * Returns how many elements lie in each of {@code bins} parts of equal width from {@code low} to
   * {@code high}; the last part includes {@code high}. Elements outside, and NaNs, are not counted.
   *
   * @param x F32 or F64
   * @throws IllegalArgumentException if {@code bins < 1} or not {@code low < high}
   */
  public static long[] histogram(View x, int bins, double low, double high) {
    if (bins < 1 || !(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException(
          "histogram: bins is "
              + bins
              + ", from "
              + low
              + " to "
              + high
              + ": expected 1 bin or more, and finite low < high");
    }
    long[] counts = new long[bins];
    if (x.count() == 0) return counts;
    var at = new Odometer(x.sizes());
    do {
      double v = Floats.get(x, at.place(x));
      if (v >= low && v <= high) {
        counts[Math.min(bins - 1, (int) ((v - low) / (high - low) * bins))]++;
      }
    } while (at.next());
    return counts;
  }
}
