package dev.gatun.tensor.internal.index;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;

/** Linear recurrences along a dimension. */
public final class Recurrences {
  private Recurrences() {}

  /**
   * Writes {@code y[i] = a[i] y[i - 1] + b[i]}, computed in binary64 with one rounding a step; the
   * first element of a line is that of {@code b}.
   *
   * @param a F32 or F64
   * @param b of the type and sizes of {@code a}, as is {@code y}
   * @param reverse whether to begin at the end
   */
  public static void run(View a, View b, int dim, boolean reverse, View y) {
    if (y.count() == 0) return;
    var lines = new Lines(y.sizes(), dim);
    lines.run(() -> at -> line(lines, at, reverse, new View[] {a, b, y}));
  }

  private static void line(Lines lines, Odometer at, boolean reverse, View[] views) {
    View a = views[0];
    View b = views[1];
    View y = views[2];
    int n = lines.length();
    double last = 0;
    for (int k = 0; k < n; k++) {
      long i = reverse ? n - 1 - k : k;
      double term = Floats.get(b, at.place(b) + i * lines.step(b));
      double factor = Floats.get(a, at.place(a) + i * lines.step(a));
      last = k == 0 ? term : Math.fma(factor, last, term);
      put(y, at.place(y) + i * lines.step(y), last);
    }
  }

  private static void put(View y, long place, double value) {
    if (y.dtype() == DType.F64) {
      y.segment().set(JAVA_DOUBLE_UNALIGNED, place * Double.BYTES, value);
    } else {
      y.segment().set(JAVA_FLOAT_UNALIGNED, place * Float.BYTES, (float) value);
    }
  }
}
