package dev.gatun.tensor.internal.linalg;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

/**
 * The register tile in plain Java: the reference, and what runs without SIMD. Eight sums at a time
 * keep the processor busy: two columns of four rows, the last of which is repeated where there are
 * fewer.
 */
final class ScalarTile implements Tile {
  /** The number of columns in a panel. */
  static final int PANEL = 16;

  private static final int ROWS = 4;

  private final int step;

  /** Makes the tile for a left operand whose elements in a row are {@code step} apart. */
  ScalarTile(int step) {
    this.step = step;
  }

  @Override
  public void run(TileJob job) {
    for (int m = job.first; m < job.last; m += ROWS) {
      for (int c = 0; c < job.columns; c += 2) {
        if (job.a instanceof float[] a) block(job, a, (float[]) job.b, m, c);
        else block(job, (double[]) job.a, (double[]) job.b, m, c);
      }
    }
  }

  private void block(TileJob j, float[] a, float[] b, int m, int c) {
    int m1 = Math.min(m + 1, j.last - 1);
    int m2 = Math.min(m + 2, j.last - 1);
    int m3 = Math.min(m + 3, j.last - 1);
    int d = Math.min(c + 1, j.columns - 1);
    float s0 = floatAt(j, m, c);
    float t0 = floatAt(j, m, d);
    float s1 = floatAt(j, m1, c);
    float t1 = floatAt(j, m1, d);
    float s2 = floatAt(j, m2, c);
    float t2 = floatAt(j, m2, d);
    float s3 = floatAt(j, m3, c);
    float t3 = floatAt(j, m3, d);
    for (int r = j.firstRun; r < j.lastRun; r++) {
      int p = j.aAt + j.aRuns[r];
      int p0 = p + j.aRows[m];
      int p1 = p + j.aRows[m1];
      int p2 = p + j.aRows[m2];
      int p3 = p + j.aRows[m3];
      int x = j.bAt + j.bRuns[r] + c;
      int y = j.bAt + j.bRuns[r] + d;
      int length = j.lengths[r];
      for (int k = 0; k < length; k++) {
        float u = b[x + k * PANEL];
        float v = b[y + k * PANEL];
        float a0 = a[p0 + k * step];
        s0 = Math.fma(a0, u, s0);
        t0 = Math.fma(a0, v, t0);
        float a1 = a[p1 + k * step];
        s1 = Math.fma(a1, u, s1);
        t1 = Math.fma(a1, v, t1);
        float a2 = a[p2 + k * step];
        s2 = Math.fma(a2, u, s2);
        t2 = Math.fma(a2, v, t2);
        float a3 = a[p3 + k * step];
        s3 = Math.fma(a3, u, s3);
        t3 = Math.fma(a3, v, t3);
      }
    }
    put(j, m, c, s0);
    put(j, m, d, t0);
    put(j, m1, c, s1);
    put(j, m1, d, t1);
    put(j, m2, c, s2);
    put(j, m2, d, t2);
    put(j, m3, c, s3);
    put(j, m3, d, t3);
  }

  private static float floatAt(TileJob j, int m, int c) {
    return j.init().get(JAVA_FLOAT_UNALIGNED, j.initAt(j.cRows[m]) + 4L * c);
  }

  private static void put(TileJob j, int m, int c, float sum) {
    float y = j.rectified && sum <= 0 ? 0 : sum;
    j.c.set(JAVA_FLOAT_UNALIGNED, j.cAt + j.cRows[m] + 4L * c, y);
  }

  private void block(TileJob j, double[] a, double[] b, int m, int c) {
    int m1 = Math.min(m + 1, j.last - 1);
    int m2 = Math.min(m + 2, j.last - 1);
    int m3 = Math.min(m + 3, j.last - 1);
    int d = Math.min(c + 1, j.columns - 1);
    double s0 = doubleAt(j, m, c);
    double t0 = doubleAt(j, m, d);
    double s1 = doubleAt(j, m1, c);
    double t1 = doubleAt(j, m1, d);
    double s2 = doubleAt(j, m2, c);
    double t2 = doubleAt(j, m2, d);
    double s3 = doubleAt(j, m3, c);
    double t3 = doubleAt(j, m3, d);
    for (int r = j.firstRun; r < j.lastRun; r++) {
      int p = j.aAt + j.aRuns[r];
      int p0 = p + j.aRows[m];
      int p1 = p + j.aRows[m1];
      int p2 = p + j.aRows[m2];
      int p3 = p + j.aRows[m3];
      int x = j.bAt + j.bRuns[r] + c;
      int y = j.bAt + j.bRuns[r] + d;
      int length = j.lengths[r];
      for (int k = 0; k < length; k++) {
        double u = b[x + k * PANEL];
        double v = b[y + k * PANEL];
        double a0 = a[p0 + k * step];
        s0 = Math.fma(a0, u, s0);
        t0 = Math.fma(a0, v, t0);
        double a1 = a[p1 + k * step];
        s1 = Math.fma(a1, u, s1);
        t1 = Math.fma(a1, v, t1);
        double a2 = a[p2 + k * step];
        s2 = Math.fma(a2, u, s2);
        t2 = Math.fma(a2, v, t2);
        double a3 = a[p3 + k * step];
        s3 = Math.fma(a3, u, s3);
        t3 = Math.fma(a3, v, t3);
      }
    }
    put(j, m, c, s0);
    put(j, m, d, t0);
    put(j, m1, c, s1);
    put(j, m1, d, t1);
    put(j, m2, c, s2);
    put(j, m2, d, t2);
    put(j, m3, c, s3);
    put(j, m3, d, t3);
  }

  private static double doubleAt(TileJob j, int m, int c) {
    return j.init().get(JAVA_DOUBLE_UNALIGNED, j.initAt(j.cRows[m]) + 8L * c);
  }

  private static void put(TileJob j, int m, int c, double sum) {
    double y = j.rectified && sum <= 0 ? 0 : sum;
    j.c.set(JAVA_DOUBLE_UNALIGNED, j.cAt + j.cRows[m] + 8L * c, y);
  }
}
