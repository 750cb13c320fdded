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
  private static final int FEW = 4;

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
      int done = taps.count == FEW ? few(S, I, p, taps, fromX, toY, toIndex) : 0;
      for (int c = done; c < channels; c += LANES) {
        int at = Math.min(c, channels - LANES);
        vector(S, I, p, taps, fromX + at, toY + at, toIndex + at);
      }
    }
  }

  /**
   * Does what {@link #vector} does for windows of four, the usual ones, and returns for how many
   * channels: all that fill vectors, or those before a NaN.
   */
  private static <E, I> int few(
      Lanes<E> s, IndexLanes<I> indices, Pass p, Taps taps, long x, long y, long index) {
    MemorySegment from = p.x().segment();
    MemorySegment to = p.y().segment();
    MemorySegment places = p.indices().segment();
    long _ = to.byteSize();
    long _ = places.byteSize();
    long x0 = (x + taps.at[0]) * BYTES;
    long x1 = (x + taps.at[1]) * BYTES;
    long x2 = (x + taps.at[2]) * BYTES;
    long x3 = (x + taps.at[3]) * BYTES;
    Vector<I> i0 = indices.fill(taps.first + taps.flat[0]);
    Vector<I> i1 = indices.fill(taps.first + taps.flat[1]);
    Vector<I> i2 = indices.fill(taps.first + taps.flat[2]);
    Vector<I> i3 = indices.fill(taps.first + taps.flat[3]);
    long toY = y * BYTES;
    long toIndex = index * Integer.BYTES;
    int channels = (int) p.x().sizes()[1] / LANES * LANES;
    for (int c = 0; c < channels; c += LANES) {
      Vector<E> v0 = s.load(from, x0 + (long) c * BYTES);
      Vector<E> v1 = s.load(from, x1 + (long) c * BYTES);
      Vector<E> v2 = s.load(from, x2 + (long) c * BYTES);
      Vector<E> v3 = s.load(from, x3 + (long) c * BYTES);
      Vector<E> sum = v0.add(v1).add(v2.add(v3));
      if (sum.compare(VectorOperators.NE, sum).anyTrue()) return c;
      VectorMask<E> one = v1.compare(VectorOperators.GT, v0);
      Vector<E> a = v0.blend(v1, one);
      Vector<I> i = i0.blend(i1, one.cast(indices.species()));
      VectorMask<E> three = v3.compare(VectorOperators.GT, v2);
      Vector<E> b = v2.blend(v3, three);
      Vector<I> j = i2.blend(i3, three.cast(indices.species()));
      VectorMask<E> later = b.compare(VectorOperators.GT, a);
      s.store(a.blend(b, later), to, toY + (long) c * BYTES);
      Vector<I> where = i.blend(j, later.cast(indices.species()));
      indices.store(where, places, toIndex + (long) c * Integer.BYTES);
    }
    return channels;
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
