package dev.gatun.tensor.internal.index;

/**
 * Sorts keys and carries a number with each; equal keys keep their order. A few are sorted by
 * insertion, more by their bytes from the lowest to the highest, leaving out bytes that are the
 * same in all.
 */
final class StableSort {
  private static final int FEW = 32;
  private static final int DIGITS = 8;
  private static final int VALUES = 256;

  private final int[][] counts = new int[DIGITS][VALUES];
  private long[] keys;
  private int[] order;
  private long[] otherKeys;
  private int[] otherOrder;

  /** Makes room for {@code n} keys. */
  StableSort(int n) {
    keys = new long[n];
    order = new int[n];
    otherKeys = new long[n];
    otherOrder = new int[n];
  }

  /** Returns the keys: to be filled before sorting, and in order afterwards. */
  long[] keys() {
    return keys;
  }

  /** Returns where each sorted key was before. */
  int[] order() {
    return order;
  }

  /** Sorts the keys. */
  void sort() {
    for (int i = 0; i < keys.length; i++) order[i] = i;
    if (keys.length <= FEW) insert();
    else distribute();
  }

  private void insert() {
    for (int i = 1; i < keys.length; i++) {
      long key = keys[i];
      int j = i;
      for (; j > 0 && keys[j - 1] > key; j--) {
        keys[j] = keys[j - 1];
        order[j] = order[j - 1];
      }
      keys[j] = key;
      order[j] = i;
    }
  }

  private void distribute() {
    for (int[] c : counts) java.util.Arrays.fill(c, 0);
    for (long key : keys) {
      for (int d = 0; d < DIGITS; d++) counts[d][digit(key, d)]++;
    }
    for (int d = 0; d < DIGITS; d++) {
      if (counts[d][digit(keys[0], d)] < keys.length) distribute(d);
    }
  }

  private void distribute(int d) {
    int[] place = counts[d];
    int sum = 0;
    for (int v = 0; v < VALUES; v++) {
      int n = place[v];
      place[v] = sum;
      sum += n;
    }
    for (int i = 0; i < keys.length; i++) {
      int to = place[digit(keys[i], d)]++;
      otherKeys[to] = keys[i];
      otherOrder[to] = order[i];
    }
    swap();
  }

  /** Returns byte {@code d}; of the highest, negative values first. */
  private static int digit(long key, int d) {
    return (int) ((key ^ Long.MIN_VALUE) >>> (8 * d)) & (VALUES - 1);
  }

  private void swap() {
    long[] k = keys;
    keys = otherKeys;
    otherKeys = k;
    int[] o = order;
    order = otherOrder;
    otherOrder = o;
  }
}
