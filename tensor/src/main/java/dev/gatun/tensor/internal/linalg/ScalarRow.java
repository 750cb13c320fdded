package dev.gatun.tensor.internal.linalg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The product of a row in plain Java. */
final class ScalarRow implements Row {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

  @Override
  public void run(
      Object x,
      int length,
      MemorySegment b,
      long bAt,
      long rowBytes,
      MemorySegment init,
      long initAt,
      MemorySegment c,
      long cAt,
      int columns) {
    for (int j = 0; j < columns; j++) {
      if (x instanceof float[] row) {
        float sum = init.get(FLOAT, initAt + 4L * j);
        long at = bAt + 4L * j;
        for (int k = 0; k < length; k++)
          sum = Math.fma(row[k], b.get(FLOAT, at + k * rowBytes), sum);
        c.set(FLOAT, cAt + 4L * j, sum);
      } else {
        double[] row = (double[]) x;
        double sum = init.get(DOUBLE, initAt + 8L * j);
        long at = bAt + 8L * j;
        for (int k = 0; k < length; k++)
          sum = Math.fma(row[k], b.get(DOUBLE, at + k * rowBytes), sum);
        c.set(DOUBLE, cAt + 8L * j, sum);
      }
    }
  }
}
