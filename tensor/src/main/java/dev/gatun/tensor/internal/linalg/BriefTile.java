package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;

/**
 * The register tile for sums so short that loading and storing them counts: 4 rows of two vectors
 * that start at the same two and go from registers to the result. A template, copied for each type.
 * What it takes is said at {@link Tiles#brief}.
 */
final class BriefTile implements Tile {
  private static final BriefSpec SPEC =
      Specializer.constant(MethodHandles.lookup(), BriefSpec.class);
  private static final Lanes<?> LANES = SPEC.lanes();
  private static final boolean RECTIFIED = SPEC.rectified();
  private static final int ROWS = 4;
  private static final int LENGTH = LANES.length();
  private static final int BYTES = LANES.bytes();

  public BriefTile() {}

  @Override
  public void run(TileJob job) {
    start(LANES, job);
    int m = job.first;
    for (; m + ROWS <= job.last; m += ROWS) tile(LANES, job, job.aRows, job.cRows, m);
    if (m < job.last) {
      job.fillTail(m, ROWS);
      tile(LANES, job, job.tailA(), job.tailC(), 0);
    }
  }

  private static <E> void start(Lanes<E> s, TileJob j) {
    s.put(s.load(j.init(), j.initAt(0)), j.sums, 0);
    s.put(s.load(j.init(), j.initAt(0) + BYTES), j.sums, LENGTH);
  }

  private static <E> void tile(Lanes<E> s, TileJob j, int[] aRows, long[] cRows, int m) {
    MemorySegment c = j.c;
    long _ = c.byteSize();
    Object a = j.a;
    Object b = j.b;
    Vector<E> x0 = s.at(j.sums, 0);
    Vector<E> y0 = s.at(j.sums, LENGTH);
    Vector<E> x1 = s.at(j.sums, 0);
    Vector<E> y1 = s.at(j.sums, LENGTH);
    Vector<E> x2 = s.at(j.sums, 0);
    Vector<E> y2 = s.at(j.sums, LENGTH);
    Vector<E> x3 = s.at(j.sums, 0);
    Vector<E> y3 = s.at(j.sums, LENGTH);
    int[] aRuns = j.aRuns;
    int[] bRuns = j.bRuns;
    int p0 = j.aAt + aRows[m];
    int p1 = j.aAt + aRows[m + 1];
    int p2 = j.aAt + aRows[m + 2];
    int p3 = j.aAt + aRows[m + 3];
    int bAt = j.bAt;
    int last = j.lastRun;
    for (int r = j.firstRun; r < last; r++) {
      Vector<E> b0 = s.at(b, bAt + bRuns[r]);
      Vector<E> b1 = s.at(b, bAt + bRuns[r] + LENGTH);
      Vector<E> a0 = s.splat(a, p0 + aRuns[r]);
      x0 = fma(a0, b0, x0);
      y0 = fma(a0, b1, y0);
      Vector<E> a1 = s.splat(a, p1 + aRuns[r]);
      x1 = fma(a1, b0, x1);
      y1 = fma(a1, b1, y1);
      Vector<E> a2 = s.splat(a, p2 + aRuns[r]);
      x2 = fma(a2, b0, x2);
      y2 = fma(a2, b1, y2);
      Vector<E> a3 = s.splat(a, p3 + aRuns[r]);
      x3 = fma(a3, b0, x3);
      y3 = fma(a3, b1, y3);
    }
    long at = j.cAt;
    s.store(finished(s, x0), c, at + cRows[m]);
    s.store(finished(s, y0), c, at + cRows[m] + BYTES);
    s.store(finished(s, x1), c, at + cRows[m + 1]);
    s.store(finished(s, y1), c, at + cRows[m + 1] + BYTES);
    s.store(finished(s, x2), c, at + cRows[m + 2]);
    s.store(finished(s, y2), c, at + cRows[m + 2] + BYTES);
    s.store(finished(s, x3), c, at + cRows[m + 3]);
    s.store(finished(s, y3), c, at + cRows[m + 3] + BYTES);
  }

  private static <E> Vector<E> fma(Vector<E> a, Vector<E> b, Vector<E> sum) {
    return a.lanewise(VectorOperators.FMA, b, sum);
  }

  private static <E> Vector<E> finished(Lanes<E> s, Vector<E> x) {
    return !RECTIFIED ? x : x.blend(s.zero(), x.compare(VectorOperators.LE, s.zero()));
  }
}
