package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;

/** Running sums, products and extremes along a dimension. */
public final class Scans {
  private Scans() {}

  /**
   * Writes to each element of {@code to} the elements of {@code from} up to its position along
   * {@code dim} combined, from the end if {@code reverse}.
   */
  public static void cumulate(Reducer reducer, View from, int dim, boolean reverse, View to) {
    var lines = new LineWalk(from, dim);
    var results = new LineWalk(to, dim);
    long n = from.sizes()[dim];
    for (long i = 0; i < lines.count(); i++) {
      long first = reverse ? n - 1 : 0;
      long a = lines.start(i) + first * lines.step();
      long b = results.start(i) + first * results.step();
      int sign = reverse ? -1 : 1;
      if (to.dtype() == DType.I64) {
        wholes(reducer, from, a, sign * lines.step(), to, b, sign * results.step(), n);
      } else {
        reals(reducer, from, a, sign * lines.step(), to, b, sign * results.step(), n);
      }
    }
  }

  private static void reals(
      Reducer reducer, View from, long a, long aStep, View to, long b, long bStep, long n) {
    boolean single = to.dtype() == DType.F32;
    double running = 0;
    for (long k = 0; k < n; k++) {
      double x = ElementAccess.real(from.dtype(), from.segment(), a + k * aStep);
      double next = k == 0 ? x : combine(reducer, running, x);
      running = single ? (float) next : next;
      ElementAccess.put(to.dtype(), to.segment(), b + k * bStep, running);
    }
  }

  private static double combine(Reducer reducer, double a, double b) {
    return switch (reducer) {
      case SUM -> a + b;
      case PROD -> a * b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case ANY, ALL -> throw new IllegalArgumentException(reducer + " does not cumulate");
    };
  }

  private static void wholes(
      Reducer reducer, View from, long a, long aStep, View to, long b, long bStep, long n) {
    long running = 0;
    for (long k = 0; k < n; k++) {
      long x = ElementAccess.whole(from.dtype(), from.segment(), a + k * aStep);
      running = k == 0 ? x : combine(reducer, running, x);
      to.segment().set(java.lang.foreign.ValueLayout.JAVA_LONG, (b + k * bStep) * 8, running);
    }
  }

  private static long combine(Reducer reducer, long a, long b) {
    return switch (reducer) {
      case SUM -> a + b;
      case PROD -> a * b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case ANY, ALL -> throw new IllegalArgumentException(reducer + " does not cumulate");
    };
  }
}
