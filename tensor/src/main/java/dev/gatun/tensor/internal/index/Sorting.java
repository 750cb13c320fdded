package dev.gatun.tensor.internal.index;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.gatun.tensor.internal.kernel.View;
import java.lang.foreign.MemorySegment;

/**
 * Sorting along a dimension, any type. NaN is larger than all numbers, the two zeros are equal, and
 * equal elements keep their order.
 */
public final class Sorting {
  /** Up to this many, the largest are kept sorted while they are searched. */
  private static final int FEW = 64;

  private Sorting() {}

  /**
   * Writes the elements of each line along {@code dim} in order, and where each was.
   *
   * @param values of the sizes and type of {@code x}
   * @param indexI64 of the sizes of {@code x}
   */
  public static void sort(View x, int dim, boolean descending, View values, View indexI64) {
    if (x.count() == 0) return;
    first(x, dim, (int) x.sizes()[dim], descending, values, indexI64);
  }

  /**
   * Writes the {@code k} largest or smallest elements of each line along {@code dim}, the most
   * extreme one first, and where each was; of equals the first ones.
   *
   * @param values of the sizes of {@code x}, but {@code k} along {@code dim}
   * @param indexI64 of the sizes of {@code values}
   * @throws IllegalArgumentException if {@code k} is negative or exceeds the line
   */
  public static void topk(View x, int dim, int k, boolean largest, View values, View indexI64) {
    long size = x.sizes()[dim];
    if (k < 0 || k > size) {
      throw new IllegalArgumentException(
          "topk: k is "
              + k
              + ", dimension "
              + dim
              + " has size "
              + size
              + ": expected 0 to "
              + size);
    }
    if (values.count() == 0) return;
    if (k <= FEW && k < size) few(x, dim, k, largest, values, indexI64);
    else first(x, dim, k, largest, values, indexI64);
  }

  private static void first(View x, int dim, int k, boolean descending, View values, View index) {
    var lines = new Lines(x.sizes(), dim);
    lines.run(
        () -> {
          var sort = new StableSort(lines.length());
          return at -> {
            load(x, at.place(x), lines.step(x), descending, sort.keys());
            sort.sort();
            store(lines, at, x, sort.order(), k, values, index);
          };
        });
  }

  private static void few(View x, int dim, int k, boolean largest, View values, View index) {
    var lines = new Lines(x.sizes(), dim);
    lines.run(
        () -> {
          var keys = new long[lines.length()];
          var best = new int[k];
          return at -> {
            load(x, at.place(x), lines.step(x), largest, keys);
            select(keys, best);
            store(lines, at, x, best, k, values, index);
          };
        });
  }

  private static void load(View x, long first, long step, boolean descending, long[] keys) {
    Keys.load(x, first, step, keys);
    if (descending) for (int i = 0; i < keys.length; i++) keys[i] = ~keys[i];
  }

  /** Finds the places of the smallest keys, in order. */
  private static void select(long[] keys, int[] best) {
    int found = 0;
    for (int i = 0; i < keys.length; i++) {
      if (found == best.length && keys[i] >= keys[best[found - 1]]) continue;
      int j = found < best.length ? found++ : found - 1;
      for (; j > 0 && keys[best[j - 1]] > keys[i]; j--) best[j] = best[j - 1];
      best[j] = i;
    }
  }

  private static void store(
      Lines lines, Odometer at, View x, int[] order, int k, View values, View index) {
    long from = at.place(x);
    long to = at.place(values);
    long toIndex = at.place(index);
    int bytes = x.dtype().bytes();
    for (int i = 0; i < k; i++) {
      long f = (from + order[i] * lines.step(x)) * bytes;
      MemorySegment.copy(
          x.segment(), f, values.segment(), (to + i * lines.step(values)) * bytes, bytes);
      long place = (toIndex + i * lines.step(index)) * Long.BYTES;
      index.segment().set(JAVA_LONG_UNALIGNED, place, order[i]);
    }
  }
}
