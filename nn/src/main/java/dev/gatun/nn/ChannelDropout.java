package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.RandomKey;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;

/** What dropout of whole channels shares. */
final class ChannelDropout {
  private ChannelDropout() {}

  static double checked(String layer, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(layer + ": p is " + p + ", expected a number from 0 to 1");
    }
    return p;
  }

  /** Drops channels that have this number of dimensions behind them. */
  static Variable of(Layer layer, Variable x, int spatial, double p) {
    int outer = x.shape().rank() - spatial;
    if (outer != 1 && outer != 2) {
      throw new IllegalArgumentException(
          layer + ": the input is " + x.shape() + ", expected " + Spatial.expected(spatial));
    }
    RandomKey key = Mode.nextKey();
    if (key == null || p == 0) return x;
    Shape channels = x.shape();
    for (int d = outer; d < x.shape().rank(); d++) channels = channels.with(d, 1);
    return x.mul(Tensor.full(channels, 1, x.dtype()).dropout(p, key));
  }
}
