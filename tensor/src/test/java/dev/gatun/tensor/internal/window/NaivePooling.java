package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.PoolWindow;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Views;
import java.util.ArrayList;
import java.util.List;

/** Pooling from its definition, one window at a time, by positions alone. */
final class NaivePooling {
  private final PoolWindow w;
  private final View x;
  private final View y;

  NaivePooling(PoolWindow w, View x, View y) {
    this.w = w;
    this.x = x;
    this.y = y;
  }

  /** The inputs that the window at {@code out} sees, in row-major order. */
  private List<long[]> seen(long[] out) {
    List<long[]> seen = new ArrayList<>();
    long[] kernel = w.kernel().stream().mapToLong(k -> k).toArray();
    Views.positions(
        kernel,
        tap -> {
          long[] in = input(out, tap);
          if (inside(in, 0)) seen.add(in);
        });
    return seen;
  }

  private long[] input(long[] out, long[] tap) {
    long[] in = out.clone();
    for (int k = 0; k < 3; k++) {
      long start = out[2 + k] * w.stride().get(k) - w.padding().get(k);
      in[2 + k] = start + tap[k] * w.dilation().get(k);
    }
    return in;
  }

  private boolean inside(long[] in, int border) {
    for (int k = 0; k < 3; k++) {
      long margin = (long) border * w.padding().get(k);
      if (in[2 + k] < -margin || in[2 + k] >= x.sizes()[2 + k] + margin) return false;
    }
    return true;
  }

  private int divisor(long[] out, boolean includePadding, int divisor) {
    if (divisor != 0) return divisor;
    if (!includePadding) return seen(out).size();
    int[] count = {0};
    Views.positions(
        w.kernel().stream().mapToLong(k -> k).toArray(),
        tap -> count[0] += inside(input(out, tap), 1) ? 1 : 0);
    return count[0];
  }

  void max(View index) {
    Views.positions(
        y.sizes(),
        out -> {
          double best = Double.NEGATIVE_INFINITY;
          long[] where = null;
          for (long[] in : seen(out)) {
            double v = (Double) Views.get(x, in);
            boolean better = v > best || Double.isNaN(v) && !Double.isNaN(best);
            if (where == null || better) {
              best = v;
              where = in;
            }
          }
          Views.set(y, best, out);
          Views.set(index, where == null ? -1 : flat(where), out);
        });
  }

  private long flat(long[] in) {
    return (in[2] * x.sizes()[3] + in[3]) * x.sizes()[4] + in[4];
  }

  void maxGradient(View index) {
    Views.positions(x.sizes(), in -> Views.set(x, 0.0, in));
    Views.positions(
        y.sizes(),
        out -> {
          for (long[] in : seen(out)) {
            if ((Long) Views.get(index, out) == flat(in)) add(in, (Double) Views.get(y, out));
          }
        });
  }

  void avg(boolean includePadding, int divisor) {
    Views.positions(
        y.sizes(),
        out -> {
          double sum = 0;
          for (long[] in : seen(out)) sum = round(sum + (Double) Views.get(x, in));
          int by = divisor(out, includePadding, divisor);
          Views.set(y, seen(out).isEmpty() ? 0 : round(sum / by), out);
        });
  }

  void avgGradient(boolean includePadding, int divisor) {
    Views.positions(x.sizes(), in -> Views.set(x, 0.0, in));
    Views.positions(
        y.sizes(),
        out -> {
          int by = divisor(out, includePadding, divisor);
          for (long[] in : seen(out)) add(in, round((Double) Views.get(y, out) / by));
        });
  }

  private void add(long[] in, double v) {
    Views.set(x, round((Double) Views.get(x, in) + v), in);
  }

  private double round(double v) {
    return x.dtype() == DType.F32 ? (float) v : v;
  }
}
