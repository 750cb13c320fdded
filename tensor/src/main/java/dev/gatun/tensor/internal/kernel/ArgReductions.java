package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Positions of the largest and smallest elements along a dimension. */
public final class ArgReductions {
  private ArgReductions() {}

  /**
   * Writes the position of the first largest or smallest element of each line along {@code dim} to
   * {@code to}, of type i64 and size 1 there. A NaN counts as the extreme one.
   */
  public static void argReduce(boolean max, View from, int dim, View to) {
    var lines = new LineWalk(from, dim);
    var results = new LineWalk(to, dim);
    for (long i = 0; i < lines.count(); i++) {
      long best = best(max, from, lines.start(i), lines.step(), from.sizes()[dim]);
      to.segment().set(ValueLayout.JAVA_LONG, results.start(i) * 8, best);
    }
  }

  private static long best(boolean max, View v, long start, long step, long length) {
    DType type = v.dtype();
    MemorySegment s = v.segment();
    long best = 0;
    for (long k = 1; k < length; k++) {
      if (precedes(max, type, s, start + k * step, start + best * step)) best = k;
    }
    return best;
  }

  private static boolean precedes(boolean max, DType type, MemorySegment s, long i, long j) {
    if (!type.isFloat()) {
      long a = ElementAccess.whole(type, s, i);
      long b = ElementAccess.whole(type, s, j);
      return max ? a > b : a < b;
    }
    double a = ElementAccess.real(type, s, i);
    double b = ElementAccess.real(type, s, j);
    if (Double.isNaN(b)) return false;
    return Double.isNaN(a) || (max ? a > b : a < b);
  }
}
