package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.internal.parallel.Parallel;

/** Splits independent items among threads. */
final class Ranges {
  /** What is done with the items from {@code from} up to {@code to}. */
  interface Body {
    /** Works on a range. */
    void run(long from, long to);
  }

  private Ranges() {}

  /**
   * Runs {@code body} on ranges that make up {@code items} items, each of about {@code grain} of
   * some unit of work, of which an item takes {@code cost}.
   */
  static void run(long items, long cost, long grain, Body body) {
    if (items == 0) return;
    long ranges = Math.clamp(items * cost / grain, 1, Math.min(items, 1 << 16));
    Parallel.run((int) ranges, i -> body.run(i * items / ranges, (i + 1) * items / ranges));
  }
}
