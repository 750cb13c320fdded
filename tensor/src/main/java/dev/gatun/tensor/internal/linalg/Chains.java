package dev.gatun.tensor.internal.linalg;

/** Chains of fused multiply-adds side by side, so that the processor need not wait for any. */
final class Chains {
  /** The number of chains. */
  static final int COUNT = 8;

  private Chains() {}

  /**
   * Adds {@code x[at + k] * lines[i * stride + k]} to {@code sums[i]} over ascending k, for all
   * chains i; the arrays are {@code float[]} or {@code double[]}.
   */
  static void run(Object x, int at, int length, Object lines, int stride, Object sums) {
    if (x instanceof float[] row) {
      floats(row, at, length, (float[]) lines, stride, (float[]) sums);
    } else {
      doubles((double[]) x, at, length, (double[]) lines, stride, (double[]) sums);
    }
  }

  private static void floats(float[] x, int at, int length, float[] y, int stride, float[] sums) {
    float s0 = sums[0];
    float s1 = sums[1];
    float s2 = sums[2];
    float s3 = sums[3];
    float s4 = sums[4];
    float s5 = sums[5];
    float s6 = sums[6];
    float s7 = sums[7];
    for (int k = 0; k < length; k++) {
      float f = x[at + k];
      s0 = Math.fma(f, y[k], s0);
      s1 = Math.fma(f, y[stride + k], s1);
      s2 = Math.fma(f, y[2 * stride + k], s2);
      s3 = Math.fma(f, y[3 * stride + k], s3);
      s4 = Math.fma(f, y[4 * stride + k], s4);
      s5 = Math.fma(f, y[5 * stride + k], s5);
      s6 = Math.fma(f, y[6 * stride + k], s6);
      s7 = Math.fma(f, y[7 * stride + k], s7);
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = s4;
    sums[5] = s5;
    sums[6] = s6;
    sums[7] = s7;
  }

  private static void doubles(
      double[] x, int at, int length, double[] y, int stride, double[] sums) {
    double s0 = sums[0];
    double s1 = sums[1];
    double s2 = sums[2];
    double s3 = sums[3];
    double s4 = sums[4];
    double s5 = sums[5];
    double s6 = sums[6];
    double s7 = sums[7];
    for (int k = 0; k < length; k++) {
      double f = x[at + k];
      s0 = Math.fma(f, y[k], s0);
      s1 = Math.fma(f, y[stride + k], s1);
      s2 = Math.fma(f, y[2 * stride + k], s2);
      s3 = Math.fma(f, y[3 * stride + k], s3);
      s4 = Math.fma(f, y[4 * stride + k], s4);
      s5 = Math.fma(f, y[5 * stride + k], s5);
      s6 = Math.fma(f, y[6 * stride + k], s6);
      s7 = Math.fma(f, y[7 * stride + k], s7);
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = s4;
    sums[5] = s5;
    sums[6] = s6;
    sums[7] = s7;
  }
}
