package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;

/** The mean of each window, for as many channels at once as fit into a vector: the template. */
public final class AvgLoop implements RowKernel {
  private static final PoolLanes DATA =
      Specializer.constant(MethodHandles.lookup(), PoolLanes.class);
  private static final Lanes<?> S = DATA.values();
  private static final int LANES = S.length();
  private static final int BYTES = S.bytes() / LANES;

  /** Makes the loop that {@link VectorPool} specialises. */
  public AvgLoop() {}

  @Override
  public void row(Pass p, long n, int d, int h) {
    int channels = (int) p.x().sizes()[1];
    var taps = new Taps(p);
    taps.row(d, h);
    long x = p.x().offset() + n * p.x().strides()[0];
    long y = p.y().offset() + n * p.y().strides()[0];
    int width = p.w().out();
    for (int w = 0; w < width; w++) {
      taps.window(w);
      long fromX = x + taps.base;
      long toY = y + Pass.place(p.y(), d, h, w);
      int divisor = taps.count == 0 ? 1 : p.divisor(d, h, w);
      for (int c = 0; c < channels; c += LANES) {
        int at = Math.min(c, channels - LANES);
        vector(S, p, taps, divisor, fromX + at, toY + at);
      }
    }
  }

  private static <E> void vector(Lanes<E> s, Pass p, Taps taps, int divisor, long x, long y) {
    MemorySegment from = p.x().segment();
    Vector<E> sum = s.zero();
    for (int t = 0; t < taps.count; t++) sum = sum.add(s.load(from, (x + taps.at[t]) * BYTES));
    s.store(sum.div(s.fill(divisor)), p.y().segment(), y * BYTES);
  }
}
