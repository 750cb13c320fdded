package dev.gatun.tensor.internal.index;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.parallel.Parallel;

/** Binary search in sorted lines. */
public final class Searching {
  private static final long BLOCK = 1 << 10;

  private Searching() {}

  /**
   * Writes for each value how many elements of its line are smaller, or with {@code right} not
   * larger: the place where it can be inserted in order.
   *
   * @param sorted one line for all values, or as many dimensions as {@code values} and the same
   *     sizes but for the last: a line for each line of values; in ascending order, NaN last
   * @param values of the type of {@code sorted}
   * @param indexI64 of the sizes of {@code values}
   */
  public static void searchSorted(View sorted, View values, boolean right, View indexI64) {
    long count = values.count();
    boolean one = sorted.rank() == 1;
    Parallel.run(
        Math.toIntExact(Math.ceilDiv(count, BLOCK)),
        b -> {
          var at = new Odometer(values.sizes());
          at.go(b * BLOCK);
          for (long i = b * BLOCK; i < Math.min(count, (b + 1) * BLOCK); i++, at.next()) {
            long line = one ? sorted.offset() : line(sorted, at.position());
            long found = search(sorted, line, Keys.of(values, at.place(values)), right);
            indexI64.segment().set(JAVA_LONG_UNALIGNED, at.place(indexI64) * Long.BYTES, found);
          }
        });
  }

  private static long line(View sorted, long[] position) {
    long place = sorted.offset();
    for (int d = 0; d < position.length - 1; d++) place += position[d] * sorted.strides()[d];
    return place;
  }

  private static long search(View sorted, long line, long key, boolean right) {
    int last = sorted.rank() - 1;
    long step = sorted.strides()[last];
    long low = 0;
    long high = sorted.sizes()[last];
    while (low < high) {
      long middle = (low + high) >>> 1;
      long there = Keys.of(sorted, line + middle * step);
      if (there < key || (right && there == key)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
