package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * What each input receives from the windows whose largest element it was, for as many channels at
 * once as fit into a vector: the template. Each input is written once, whether windows overlap or
 * not.
 */
public final class MaxGradientLoop implements RowKernel {
  private static final PoolLanes DATA =
      Specializer.constant(MethodHandles.lookup(), PoolLanes.class);
  private static final Lanes<?> S = DATA.values();
  private static final IndexLanes<?> I = DATA.indices();
  private static final int LANES = S.length();
  private static final int BYTES = S.bytes() / LANES;

  /** Makes the loop that {@link VectorPool} specialises. */
  public MaxGradientLoop() {}

  @Override
  public void row(Pass p, long n, int d, int h) {
    int channels = (int) p.x().sizes()[1];
    var windows = new Windows(p);
    windows.row(d, h);
    long x = p.x().offset() + n * p.x().strides()[0];
    long y = p.y().offset() + n * p.y().strides()[0];
    long index = p.indices().offset() + n * p.indices().strides()[0];
    int width = p.w().in();
    for (int w = 0; w < width; w++) {
      windows.input(w);
      long fromY = y + windows.base;
      long fromIndex = index + windows.indexBase;
      long toX = x + Pass.place(p.x(), d, h, w);
      int flat = p.flat(d, h, w);
      if (windows.count == 1) {
        one(S, I, p, flat, channels, toX, fromY + windows.at[0], fromIndex + windows.indexAt[0]);
        continue;
      }
      for (int c = 0; c < channels; c += LANES) {
        int at = Math.min(c, channels - LANES);
        vector(S, I, p, windows, flat, toX + at, fromY + at, fromIndex + at);
      }
    }
  }

  /** An input that a single window sees, as all are where windows do not overlap. */
  private static <E, I> void one(
      Lanes<E> s, IndexLanes<I> indices, Pass p, int flat, int channels, long x, long y, long i) {
    MemorySegment dy = p.y().segment();
    MemorySegment from = p.indices().segment();
    MemorySegment dx = p.x().segment();
    long _ = dy.byteSize() + from.byteSize() + dx.byteSize();
    Vector<E> zero = s.zero();
    Vector<I> self = indices.fill(flat);
    for (int c = 0; c < channels; c += LANES) {
      int at = Math.min(c, channels - LANES);
      Vector<I> taken = indices.load(from, (i + at) * Integer.BYTES);
      VectorMask<E> mine = taken.compare(VectorOperators.EQ, self).cast(zero.species());
      Vector<E> given = zero.blend(s.load(dy, (y + at) * BYTES), mine);
      s.store(zero.add(given), dx, (x + at) * BYTES);
    }
  }

  private static <E, I> void vector(
      Lanes<E> s,
      IndexLanes<I> indices,
      Pass p,
      Windows windows,
      int flat,
      long x,
      long y,
      long index) {
    MemorySegment dy = p.y().segment();
    MemorySegment from = p.indices().segment();
    Vector<E> zero = s.zero();
    Vector<E> sum = zero;
    Vector<I> self = indices.fill(flat);
    for (int t = 0; t < windows.count; t++) {
      Vector<I> taken = indices.load(from, (index + windows.indexAt[t]) * Integer.BYTES);
      VectorMask<E> mine = taken.compare(VectorOperators.EQ, self).cast(zero.species());
      sum = sum.add(zero.blend(s.load(dy, (y + windows.at[t]) * BYTES), mine));
    }
    s.store(sum, p.x().segment(), x * BYTES);
  }
}
