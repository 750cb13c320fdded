package dev.gatun.tensor.internal.linalg;

import java.lang.foreign.ValueLayout;

/**
 * The register tile in plain Java, one row at a time: the reference, and what runs without SIMD.
 */
final class ScalarTile implements Tile {
  /** The number of columns in a panel. */
  static final int PANEL = 16;

  private final int step;

  /** Makes the tile for a left operand whose elements in a row are {@code step} apart. */
  ScalarTile(int step) {
    this.step = step;
  }

  @Override
  public void run(TileJob job) {
    if (job.a instanceof float[] a) floats(job, a, (float[]) job.b);
    else doubles(job, (double[]) job.a, (double[]) job.b);
  }

  private void floats(TileJob j, float[] a, float[] b) {
    float[] sums = new float[j.columns];
    for (int m = j.first; m < j.last; m++) {
      long init = j.initAt(j.cRows[m]);
      for (int c = 0; c < sums.length; c++) {
        sums[c] = j.init().get(ValueLayout.JAVA_FLOAT_UNALIGNED, init + 4L * c);
      }
      for (int r = j.firstRun; r < j.lastRun; r++) {
        int p = j.aAt + j.aRows[m] + j.aRuns[r];
        int q = j.bAt + j.bRuns[r];
        for (int k = 0; k < j.lengths[r]; k++) {
          float x = a[p + k * step];
          for (int c = 0; c < sums.length; c++) {
            sums[c] = Math.fma(x, b[q + k * PANEL + c], sums[c]);
          }
        }
      }
      long out = j.cAt + j.cRows[m];
      for (int c = 0; c < sums.length; c++) {
        float y = j.rectified && sums[c] <= 0 ? 0 : sums[c];
        j.c.set(ValueLayout.JAVA_FLOAT_UNALIGNED, out + 4L * c, y);
      }
    }
  }

  private void doubles(TileJob j, double[] a, double[] b) {
    double[] sums = new double[j.columns];
    for (int m = j.first; m < j.last; m++) {
      long init = j.initAt(j.cRows[m]);
      for (int c = 0; c < sums.length; c++) {
        sums[c] = j.init().get(ValueLayout.JAVA_DOUBLE_UNALIGNED, init + 8L * c);
      }
      for (int r = j.firstRun; r < j.lastRun; r++) {
        int p = j.aAt + j.aRows[m] + j.aRuns[r];
        int q = j.bAt + j.bRuns[r];
        for (int k = 0; k < j.lengths[r]; k++) {
          double x = a[p + k * step];
          for (int c = 0; c < sums.length; c++) {
            sums[c] = Math.fma(x, b[q + k * PANEL + c], sums[c]);
          }
        }
      }
      long out = j.cAt + j.cRows[m];
      for (int c = 0; c < sums.length; c++) {
        double y = j.rectified && sums[c] <= 0 ? 0 : sums[c];
        j.c.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, out + 8L * c, y);
      }
    }
  }
}
