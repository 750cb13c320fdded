package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Views;

/** Prints a hash of the results of many poolings: the same on every machine. */
public final class PoolHashes {
  private PoolHashes() {}

  public static void main(String[] args) {
    System.out.println(all());
  }

  static String all() {
    long hash = 0;
    for (int seed = 1000; seed < 1060; seed++) hash = hash * 31 + hash(PoolCase.random(seed));
    return Long.toHexString(hash * 31 + large());
  }

  private static long hash(PoolCase c) {
    View y = c.emptyOutput(c.type());
    View index = c.emptyOutput(DType.I32);
    View dx = c.emptyInput();
    Pooling.max(c.input(), c.window(), y, index);
    long hash = hash(y) * 31 + hash(index);
    Pooling.maxGradient(c.output(), c.window(), index, dx);
    hash = hash * 31 + hash(dx);
    Pooling.avg(c.input(), c.window(), c.includePadding(), c.divisor(), y);
    hash = hash * 31 + hash(y);
    Pooling.avgGradient(c.output(), c.window(), c.includePadding(), c.divisor(), dx);
    return hash * 31 + hash(dx);
  }

  /** A pooling that is split into several blocks. */
  private static long large() {
    PoolCase c = PoolCase.random(7);
    long[] in = {3, 33, 4, 40, 40};
    long[] out = in.clone();
    for (int k = 0; k < 3; k++) {
      out[2 + k] =
          Pooling.outputSize(
              in[2 + k],
              c.window().kernel().get(k),
              c.window().stride().get(k),
              c.window().padding().get(k),
              c.window().dilation().get(k),
              c.window().ceil());
    }
    var large =
        new PoolCase(
            DType.F32, Views.Layout.CHANNELS_LAST, in, out, c.window(), c.includePadding(), 0, 5);
    return hash(large);
  }

  static long hash(View v) {
    long[] hash = {1};
    Views.positions(
        v.sizes(),
        at -> {
          Number n = Views.get(v, at);
          long bits = n instanceof Double d ? Double.doubleToLongBits(d) : n.longValue();
          hash[0] = hash[0] * 0x9E3779B97F4A7C15L + bits;
        });
    return hash[0];
  }
}
