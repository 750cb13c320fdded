package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;

/**
 * What each input receives from the windows that average it, for as many channels at once as fit
 * into a vector: the template. Each input is written once.
 */
public final class AvgGradientLoop implements RowKernel {
  private static final PoolLanes DATA =
      Specializer.constant(MethodHandles.lookup(), PoolLanes.class);
  private static final Lanes<?> S = DATA.values();
  private static final int LANES = S.length();
  private static final int BYTES = S.bytes() / LANES;

  /** Makes the loop that {@link VectorPool} specialises. */
  public AvgGradientLoop() {}

  @Override
  public void row(Pass p, long n, int d, int h) {
    int channels = (int) p.x().sizes()[1];
    var windows = new Windows(p);
    windows.row(d, h);
    long x = p.x().offset() + n * p.x().strides()[0];
    long y = p.y().offset() + n * p.y().strides()[0];
    int width = p.w().in();
    for (int w = 0; w < width; w++) {
      windows.input(w);
      long fromY = y + windows.base;
      long toX = x + Pass.place(p.x(), d, h, w);
      for (int c = 0; c < channels; c += LANES) {
        int at = Math.min(c, channels - LANES);
        vector(S, p, windows, toX + at, fromY + at);
      }
    }
  }

  private static <E> void vector(Lanes<E> s, Pass p, Windows windows, long x, long y) {
    MemorySegment dy = p.y().segment();
    Vector<E> sum = s.zero();
    for (int t = 0; t < windows.count; t++) {
      sum = sum.add(s.load(dy, (y + windows.at[t]) * BYTES).div(s.fill(windows.divisor[t])));
    }
    s.store(sum, p.x().segment(), x * BYTES);
  }
}
