package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** The largest of each window, for as many channels at once as fit into a vector: the template. */
public final class MaxLoop implements RowKernel {
  private static final PoolLanes DATA =
      Specializer.constant(MethodHandles.lookup(), PoolLanes.class);
  private static final Lanes<?> S = DATA.values();
  private static final IndexLanes<?> I = DATA.indices();
  private static final int LANES = S.length();
  private static final int BYTES = S.bytes() / LANES;

  /** Makes the loop that {@link VectorPool} specialises. */
  public MaxLoop() {}

  @Override
  public void row(Pass p, long n, int d, int h) {
    int channels = (int) p.x().sizes()[1];
    var taps = new Taps(p);
    taps.row(d, h);
    long x = p.x().offset() + n * p.x().strides()[0];
    long y = p.y().offset() + n * p.y().strides()[0];
    long index = p.indices().offset() + n * p.indices().strides()[0];
    int width = p.w().out();
    for (int w = 0; w < width; w++) {
      taps.window(w);
      long fromX = x + taps.base;
      long toY = y + Pass.place(p.y(), d, h, w);
      long toIndex = index + Pass.place(p.indices(), d, h, w);
      for (int c = 0; c < channels; c += LANES) {
        int at = Math.min(c, channels - LANES);
        vector(S, I, p, taps, fromX + at, toY + at, toIndex + at);
      }
    }
  }

  private static <E, I> void vector(
      Lanes<E> s, IndexLanes<I> indices, Pass p, Taps taps, long x, long y, long index) {
    MemorySegment from = p.x().segment();
    Vector<E> best = s.fill(Double.NEGATIVE_INFINITY);
    Vector<I> where = indices.fill(taps.count == 0 ? -1 : taps.first + taps.flat[0]);
    for (int t = 0; t < taps.count; t++) {
      Vector<E> v = s.load(from, (x + taps.at[t]) * BYTES);
      VectorMask<E> larger = v.compare(VectorOperators.LE, best).not();
      VectorMask<E> take = larger.and(best.compare(VectorOperators.EQ, best));
      best = best.blend(v, take);
      where = where.blend(indices.fill(taps.first + taps.flat[t]), take.cast(indices.species()));
    }
    s.store(best, p.y().segment(), y * BYTES);
    indices.store(where, p.indices().segment(), index * Integer.BYTES);
  }
}
