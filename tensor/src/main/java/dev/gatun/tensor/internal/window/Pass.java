package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.PoolWindow;
import dev.gatun.tensor.internal.kernel.View;
import org.jspecify.annotations.Nullable;

/**
 * What one pooling reads and writes. The views have the dimensions (N, C, D, H, W).
 *
 * @param x the input, or its gradient when that is wanted
 * @param y the output, or its gradient when that is given
 * @param index which input each output was taken from; only for maxima
 * @param divisor what an average divides by; 0 means the number of taps
 */
record Pass(
    View x,
    View y,
    @Nullable View index,
    Axis d,
    Axis h,
    Axis w,
    boolean includePadding,
    int divisor) {
  static Pass max(View x, PoolWindow w, View y, View index) {
    return of(x, w, y, index, false, 0);
  }

  static Pass avg(View x, PoolWindow w, boolean includePadding, int divisor, View y) {
    return of(x, w, y, null, includePadding, divisor);
  }

  private static Pass of(
      View x, PoolWindow w, View y, @Nullable View index, boolean includePadding, int divisor) {
    long[] in = x.sizes();
    long[] out = y.sizes();
    return new Pass(
        x,
        y,
        index,
        new Axis(in[2], out[2], w, 0),
        new Axis(in[3], out[3], w, 1),
        new Axis(in[4], out[4], w, 2),
        includePadding,
        divisor);
  }

  /** Returns the same pass over other views of the same spatial sizes. */
  Pass with(View x, View y, @Nullable View index) {
    return new Pass(x, y, index, d, h, w, includePadding, divisor);
  }

  /** Tells whether the channels of each view lie one behind the other. */
  boolean channelsLast() {
    return x.strides()[1] == 1 && y.strides()[1] == 1 && (index == null || index.strides()[1] == 1);
  }

  /** Returns the index view of a maximum. */
  View indices() {
    if (index == null) throw new IllegalStateException("an average has no indices");
    return index;
  }

  /** Returns the flat spatial index of an input. */
  int flat(int id, int ih, int iw) {
    return (id * h.in() + ih) * w.in() + iw;
  }

  /** Returns what the window divides its sum by; 0 if it sees nothing. */
  int divisor(int od, int oh, int ow) {
    if (divisor != 0) return divisor;
    return d.counted(od, includePadding)
        * h.counted(oh, includePadding)
        * w.counted(ow, includePadding);
  }

  /** Returns how many inputs a plane has. */
  long plane() {
    return (long) d.in() * h.in() * w.in();
  }

  /** Returns how many inputs or windows one result depends on at most. */
  long reach(PoolOp op) {
    return op.isGradient()
        ? (long) d.overlap() * h.overlap() * w.overlap()
        : (long) d.kernel() * h.kernel() * w.kernel();
  }

  /** Returns how far (d, h, w) lies from the first position of its plane, in elements. */
  static long place(View v, int d, int h, int w) {
    long[] strides = v.strides();
    return d * strides[2] + h * strides[3] + w * strides[4];
  }
}
