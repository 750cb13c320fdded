package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;

/**
 * The register tile as a template: {@code ROWS} x {@code VECTORS} accumulators, copied for each
 * {@link TileSpec}. Its inner method is long because registers have no index: every accumulator is
 * a local variable of its own, and those that a specification does not want are never computed.
 *
 * <p>Sums enter the inner method through a small array, {@link TileJob#sums}, or one of zeros: two
 * dozen accesses to segments there would exceed the compiler's inlining budget. They leave it
 * directly if they fill whole vectors.
 */
final class VectorTile implements Tile {
  private static final TileSpec SPEC = Specializer.constant(MethodHandles.lookup(), TileSpec.class);
  private static final Lanes<?> LANES = SPEC.lanes();
  private static final int ROWS = SPEC.rows();
  private static final boolean TWO = SPEC.vectors() == 2;
  private static final boolean SIX = ROWS == 6;
  private static final int STEP = SPEC.step();
  private static final int LENGTH = LANES.length();
  private static final int BYTES = LANES.bytes();
  private static final int PANEL = 2 * LENGTH;
  private static final Object ZEROS = zeros();

  public VectorTile() {}

  private static Object zeros() {
    return Elements.array(BYTES == LENGTH * 4 ? DType.F32 : DType.F64, ROWS * PANEL);
  }

  @Override
  public void run(TileJob job) {
    int m = job.first;
    for (; m + ROWS <= job.last; m += ROWS) tile(job, job.aRows, job.cRows, m);
    if (m < job.last) {
      job.fillTail(m, ROWS);
      tile(job, job.tailA(), job.tailC(), 0);
    }
  }

  private static void tile(TileJob job, int[] aRows, long[] cRows, int m) {
    boolean whole = job.columns == (TWO ? PANEL : LENGTH) && !job.rectified;
    if (!job.startsAtZero()) load(LANES, job, cRows, m);
    multiply(LANES, job, aRows, cRows, m, whole);
    if (!whole) store(LANES, job, cRows, m);
  }

  private static <E> void load(Lanes<E> s, TileJob j, long[] cRows, int m) {
    boolean full = j.columns == (TWO ? PANEL : LENGTH);
    for (int i = 0; i < ROWS; i++) {
      long from = j.initAt(cRows[m + i]);
      int to = i * PANEL;
      if (TWO) s.put(s.load(j.init(), from), j.sums, to);
      int last = TWO ? LENGTH : 0;
      long rest = TWO ? from + BYTES : from;
      if (full) s.put(s.load(j.init(), rest), j.sums, to + last);
      else s.put(s.load(j.init(), rest, s.first(j.columns - last)), j.sums, to + last);
    }
  }

  /** Writes sums that do not fill the panel, or that change on the way. */
  private static <E> void store(Lanes<E> s, TileJob j, long[] cRows, int m) {
    boolean full = j.columns == (TWO ? PANEL : LENGTH);
    if (j.rectified) rectify(s, j.sums);
    for (int i = 0; i < ROWS; i++) {
      long to = j.cAt + cRows[m + i];
      int from = i * PANEL;
      if (TWO) s.store(s.at(j.sums, from), j.c, to);
      int last = TWO ? LENGTH : 0;
      long rest = TWO ? to + BYTES : to;
      if (full) s.store(s.at(j.sums, from + last), j.c, rest);
      else s.store(s.at(j.sums, from + last), j.c, rest, s.first(j.columns - last));
    }
  }

  private static <E> void rectify(Lanes<E> s, Object sums) {
    for (int i = 0; i < ROWS * PANEL; i += LENGTH) {
      Vector<E> x = s.at(sums, i);
      s.put(x.blend(s.zero(), x.compare(VectorOperators.LE, s.zero())), sums, i);
    }
  }

  private static <E> void multiply(
      Lanes<E> s, TileJob j, int[] aRows, long[] cRows, int m, boolean whole) {
    MemorySegment c = j.c;
    long _ = c.byteSize();
    Object sums = j.startsAtZero() ? ZEROS : j.sums;
    Vector<E> x0 = s.at(sums, 0 * PANEL);
    Vector<E> y0 = TWO ? s.at(sums, 0 * PANEL + LENGTH) : x0;
    Vector<E> x1 = s.at(sums, 1 * PANEL);
    Vector<E> y1 = TWO ? s.at(sums, 1 * PANEL + LENGTH) : x1;
    Vector<E> x2 = s.at(sums, 2 * PANEL);
    Vector<E> y2 = TWO ? s.at(sums, 2 * PANEL + LENGTH) : x2;
    Vector<E> x3 = s.at(sums, 3 * PANEL);
    Vector<E> y3 = TWO ? s.at(sums, 3 * PANEL + LENGTH) : x3;
    Vector<E> x4 = SIX ? s.at(sums, 4 * PANEL) : x0;
    Vector<E> y4 = SIX && TWO ? s.at(sums, 4 * PANEL + LENGTH) : x4;
    Vector<E> x5 = SIX ? s.at(sums, 5 * PANEL) : x0;
    Vector<E> y5 = SIX && TWO ? s.at(sums, 5 * PANEL + LENGTH) : x5;
    Object a = j.a;
    Object b = j.b;
    for (int r = j.firstRun; r < j.lastRun; r++) {
      int length = j.lengths[r];
      int bAt = j.bAt + j.bRuns[r];
      int aAt = j.aAt + j.aRuns[r];
      int p0 = aAt + aRows[m];
      int p1 = aAt + aRows[m + 1];
      int p2 = aAt + aRows[m + 2];
      int p3 = aAt + aRows[m + 3];
      int p4 = aAt + (SIX ? aRows[m + 4] : 0);
      int p5 = aAt + (SIX ? aRows[m + 5] : 0);
      for (int k = 0; k < length; k++) {
        Vector<E> b0 = s.at(b, bAt + k * PANEL);
        Vector<E> b1 = TWO ? s.at(b, bAt + k * PANEL + LENGTH) : b0;
        Vector<E> a0 = s.splat(a, p0 + k * STEP);
        x0 = fma(a0, b0, x0);
        if (TWO) y0 = fma(a0, b1, y0);
        Vector<E> a1 = s.splat(a, p1 + k * STEP);
        x1 = fma(a1, b0, x1);
        if (TWO) y1 = fma(a1, b1, y1);
        Vector<E> a2 = s.splat(a, p2 + k * STEP);
        x2 = fma(a2, b0, x2);
        if (TWO) y2 = fma(a2, b1, y2);
        Vector<E> a3 = s.splat(a, p3 + k * STEP);
        x3 = fma(a3, b0, x3);
        if (TWO) y3 = fma(a3, b1, y3);
        if (SIX) {
          Vector<E> a4 = s.splat(a, p4 + k * STEP);
          x4 = fma(a4, b0, x4);
          if (TWO) y4 = fma(a4, b1, y4);
          Vector<E> a5 = s.splat(a, p5 + k * STEP);
          x5 = fma(a5, b0, x5);
          if (TWO) y5 = fma(a5, b1, y5);
        }
      }
    }
    if (whole) {
      long at = j.cAt;
      s.store(x0, c, at + cRows[m]);
      if (TWO) s.store(y0, c, at + cRows[m] + BYTES);
      s.store(x1, c, at + cRows[m + 1]);
      if (TWO) s.store(y1, c, at + cRows[m + 1] + BYTES);
      s.store(x2, c, at + cRows[m + 2]);
      if (TWO) s.store(y2, c, at + cRows[m + 2] + BYTES);
      s.store(x3, c, at + cRows[m + 3]);
      if (TWO) s.store(y3, c, at + cRows[m + 3] + BYTES);
      if (SIX) {
        s.store(x4, c, at + cRows[m + 4]);
        if (TWO) s.store(y4, c, at + cRows[m + 4] + BYTES);
        s.store(x5, c, at + cRows[m + 5]);
        if (TWO) s.store(y5, c, at + cRows[m + 5] + BYTES);
      }
    } else {
      Object out = j.sums;
      s.put(x0, out, 0 * PANEL);
      if (TWO) s.put(y0, out, 0 * PANEL + LENGTH);
      s.put(x1, out, 1 * PANEL);
      if (TWO) s.put(y1, out, 1 * PANEL + LENGTH);
      s.put(x2, out, 2 * PANEL);
      if (TWO) s.put(y2, out, 2 * PANEL + LENGTH);
      s.put(x3, out, 3 * PANEL);
      if (TWO) s.put(y3, out, 3 * PANEL + LENGTH);
      if (SIX) {
        s.put(x4, out, 4 * PANEL);
        if (TWO) s.put(y4, out, 4 * PANEL + LENGTH);
        s.put(x5, out, 5 * PANEL);
        if (TWO) s.put(y5, out, 5 * PANEL + LENGTH);
      }
    }
  }

  private static <E> Vector<E> fma(Vector<E> a, Vector<E> b, Vector<E> sum) {
    return a.lanewise(VectorOperators.FMA, b, sum);
  }
}
