package dev.gatun.tensor.internal.index;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.gatun.tensor.internal.kernel.View;
import java.lang.foreign.MemorySegment;

/** The extreme elements so far along a dimension. */
public final class Extremes {
  private Extremes() {}

  /**
   * Writes for each element the largest or smallest of its line up to it, and where that is: of
   * equals the last. A NaN stays until the next one.
   *
   * @param values of the sizes and type of {@code x}
   * @param indexI64 of the sizes of {@code x}
   */
  public static void run(View x, int dim, boolean max, View values, View indexI64) {
    if (x.count() == 0) return;
    var lines = new Lines(x.sizes(), dim);
    lines.run(
        () -> {
          var keys = new long[lines.length()];
          return at -> {
            Keys.load(x, at.place(x), lines.step(x), keys);
            line(lines, at, keys, max, new View[] {x, values, indexI64});
          };
        });
  }

  private static void line(Lines lines, Odometer at, long[] keys, boolean max, View[] views) {
    View x = views[0];
    View values = views[1];
    View index = views[2];
    int bytes = x.dtype().bytes();
    int best = 0;
    for (int i = 0; i < keys.length; i++) {
      if (follows(x, keys[best], keys[i], max)) best = i;
      long from = (at.place(x) + best * lines.step(x)) * bytes;
      long to = (at.place(values) + i * lines.step(values)) * bytes;
      MemorySegment.copy(x.segment(), from, values.segment(), to, bytes);
      long place = (at.place(index) + i * lines.step(index)) * Long.BYTES;
      index.segment().set(JAVA_LONG_UNALIGNED, place, best);
    }
  }

  private static boolean follows(View x, long best, long next, boolean max) {
    if (x.dtype().isFloat()) {
      if (next == Keys.NAN) return true;
      if (best == Keys.NAN) return false;
    }
    return max ? next >= best : next <= best;
  }
}
