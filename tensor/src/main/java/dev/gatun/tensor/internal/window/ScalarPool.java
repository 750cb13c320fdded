package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.DType;
import java.util.Arrays;

/**
 * Pooling in plain Java, one plane (an image's channel) at a time on the heap, for any strides; the
 * reference for the vector loops. It goes tap by tap, through all windows of a row that see an
 * input there. Numbers are doubles; with F32 each result is rounded to float, which gives what
 * float arithmetic gives.
 */
final class ScalarPool {
  private final PoolOp op;
  private final Pass p;
  private final boolean single;
  private final int stride;
  private final double[] x;
  private final double[] y;
  private final int[] index;

  /** Makes room for one plane; not to be shared between threads. */
  ScalarPool(PoolOp op, Pass p) {
    this.op = op;
    this.p = p;
    this.single = p.x().dtype() == DType.F32;
    this.stride = p.w().stride();
    this.x = new double[p.d().in() * p.h().in() * p.w().in()];
    this.y = new double[p.d().out() * p.h().out() * p.w().out()];
    this.index = new int[p.index() == null ? 0 : y.length];
  }

  /** Computes the plane of channel {@code c} of image {@code n}. */
  void plane(long n, long c) {
    switch (op) {
      case MAX -> {
        Planes.load(p.x(), n, c, x);
        Arrays.fill(y, Double.NEGATIVE_INFINITY);
        Arrays.fill(index, -1);
        rows();
        Planes.store(y, p.y(), n, c);
        Planes.store(index, p.indices(), n, c);
      }
      case MAX_GRADIENT -> {
        Planes.load(p.y(), n, c, y);
        Planes.load(p.indices(), n, c, index);
        Arrays.fill(x, 0);
        maxGradient();
        Planes.store(x, p.x(), n, c);
      }
      case AVG -> {
        Planes.load(p.x(), n, c, x);
        Arrays.fill(y, 0);
        rows();
        Planes.store(y, p.y(), n, c);
      }
      case AVG_GRADIENT -> {
        Planes.load(p.y(), n, c, y);
        Arrays.fill(x, 0);
        rows();
        Planes.store(x, p.x(), n, c);
      }
    }
  }

  private void rows() {
    int o = 0;
    for (int d = 0; d < p.d().out(); d++) {
      for (int h = 0; h < p.h().out(); h++, o += p.w().out()) {
        if (op == PoolOp.AVG_GRADIENT) divide(o, d, h);
        row(o, d, h);
        if (op == PoolOp.AVG) divide(o, d, h);
      }
    }
  }

  private void row(int o, int d, int h) {
    for (int td = 0; td < p.d().taps(d); td++) {
      int id = p.d().first(d) + td * p.d().dilation();
      for (int th = 0; th < p.h().taps(h); th++) {
        int ih = p.h().first(h) + th * p.h().dilation();
        taps(o, p.flat(id, ih, 0));
      }
    }
  }

  /** Goes through the taps in a row of inputs; backwards if that is what brings windows forward. */
  private void taps(int o, int i) {
    int kernel = p.w().kernel();
    for (int k = 0; k < kernel; k++) {
      int t = op == PoolOp.AVG_GRADIENT ? kernel - 1 - k : k;
      int from = p.w().firstWithTap(t);
      int windows = p.w().endWithTap(t) - from;
      tap(o + from, i + p.w().start(from) + t * p.w().dilation(), windows);
    }
  }

  private void tap(int o, int i, int windows) {
    switch (op) {
      case MAX -> max(o, i, windows);
      case AVG -> sum(o, i, windows);
      case AVG_GRADIENT -> share(o, i, windows);
      case MAX_GRADIENT -> throw new IllegalStateException("goes by indices, not by taps");
    }
  }

  private void max(int o, int i, int windows) {
    for (int k = 0; k < windows; k++) {
      int at = i + k * stride;
      double v = x[at];
      double best = y[o + k];
      boolean first = index[o + k] < 0;
      boolean take = first || (!(v <= best) && !Double.isNaN(best));
      y[o + k] = take ? v : best;
      index[o + k] = take ? at : index[o + k];
    }
  }

  private void maxGradient() {
    for (int o = 0; o < y.length; o++) {
      int i = index[o];
      if (i >= 0) x[i] = round(x[i] + y[o]);
    }
  }

  private void sum(int o, int i, int windows) {
    for (int k = 0; k < windows; k++) y[o + k] = round(y[o + k] + x[i + k * stride]);
  }

  private void share(int o, int i, int windows) {
    for (int k = 0; k < windows; k++) {
      int at = i + k * stride;
      x[at] = round(x[at] + y[o + k]);
    }
  }

  private void divide(int o, int d, int h) {
    for (int w = 0; w < p.w().out(); w++) {
      int divisor = p.divisor(d, h, w);
      y[o + w] = divisor == 0 ? 0 : round(y[o + w] / divisor);
    }
  }

  private double round(double v) {
    return single ? (float) v : v;
  }
}
