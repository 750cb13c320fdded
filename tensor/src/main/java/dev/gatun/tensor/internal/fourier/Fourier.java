package dev.gatun.tensor.internal.fourier;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;

/**
 * Discrete Fourier transforms of many sequences of complex numbers, a pair of real numbers each.
 * Everything is computed in doubles, sequence by sequence in the same order, so that the bits
 * depend on nothing but the sequence.
 */
public final class Fourier {
  /** The longest sequence: what is needed for a prime length must still fit in arrays. */
  public static final int LONGEST = 1 << 27;

  private static final int LANE_AREA = 1 << 13;
  private static final int MOST_LANES = 16;
  private static final int GRAIN = 1 << 14;

  private final Plan plan;
  private final MemorySegment from;
  private final long f;
  private final MemorySegment to;
  private final long t;
  private final long rows;
  private final int n;
  private final boolean f64;
  private final boolean inverse;
  private final double scale;

  private Fourier(
      MemorySegment from,
      long f,
      MemorySegment to,
      long t,
      long rows,
      int n,
      boolean f64,
      boolean inverse,
      double scale) {
    this.plan = Plan.of(n);
    this.from = from;
    this.f = f;
    this.to = to;
    this.t = t;
    this.rows = rows;
    this.n = n;
    this.f64 = f64;
    this.inverse = inverse;
    this.scale = scale;
  }

  /**
   * Transforms dense rows of pairs: {@code y_k = scale sum_j x_j e^(-2 pi i j k / n)}.
   *
   * @param f where the first row begins, in bytes
   * @param t where the first result begins, in bytes
   * @param n the pairs of a row, from 1 to {@link #LONGEST}
   * @param f64 whether the numbers are doubles, else floats
   * @param inverse whether the exponent is positive
   */
  public static void transform(
      MemorySegment from,
      long f,
      MemorySegment to,
      long t,
      long rows,
      int n,
      boolean f64,
      boolean inverse,
      double scale) {
    if (rows > 0) new Fourier(from, f, to, t, rows, n, f64, inverse, scale).run();
  }

  private void run() {
    int lanes = Math.clamp(LANE_AREA / n, 1, MOST_LANES);
    long together = Math.ceilDiv(Math.max(lanes, GRAIN / n), lanes) * (long) lanes;
    Parallel.run(
        Math.toIntExact(Math.ceilDiv(rows, together)),
        b -> {
          long end = Math.min(rows, (b + 1) * together);
          for (long row = b * together; row < end; row += lanes) {
            some(row, (int) Math.min(lanes, end - row));
          }
        });
  }

  /**
   * With real and imaginary parts exchanged, before and after, the transform is the inverse one.
   */
  private void some(long row, int lanes) {
    double[] re = new double[n * lanes];
    double[] im = new double[n * lanes];
    double[] first = inverse ? im : re;
    double[] second = inverse ? re : im;
    for (int b = 0; b < lanes; b++) {
      if (f64) loadDoubles(f + (row + b) * n * 16, first, second, b, lanes);
      else loadFloats(f + (row + b) * n * 8, first, second, b, lanes);
    }
    plan.forward(re, im, lanes);
    for (int b = 0; b < lanes; b++) {
      if (f64) storeDoubles(t + (row + b) * n * 16, first, second, b, lanes);
      else storeFloats(t + (row + b) * n * 8, first, second, b, lanes);
    }
  }

  private void loadDoubles(long at, double[] re, double[] im, int lane, int lanes) {
    for (int k = 0; k < n; k++) {
      re[k * lanes + lane] = from.get(JAVA_DOUBLE_UNALIGNED, at + 16L * k);
      im[k * lanes + lane] = from.get(JAVA_DOUBLE_UNALIGNED, at + 16L * k + 8);
    }
  }

  private void loadFloats(long at, double[] re, double[] im, int lane, int lanes) {
    for (int k = 0; k < n; k++) {
      re[k * lanes + lane] = from.get(JAVA_FLOAT_UNALIGNED, at + 8L * k);
      im[k * lanes + lane] = from.get(JAVA_FLOAT_UNALIGNED, at + 8L * k + 4);
    }
  }

  private void storeDoubles(long at, double[] re, double[] im, int lane, int lanes) {
    for (int k = 0; k < n; k++) {
      to.set(JAVA_DOUBLE_UNALIGNED, at + 16L * k, re[k * lanes + lane] * scale);
      to.set(JAVA_DOUBLE_UNALIGNED, at + 16L * k + 8, im[k * lanes + lane] * scale);
    }
  }

  private void storeFloats(long at, double[] re, double[] im, int lane, int lanes) {
    for (int k = 0; k < n; k++) {
      to.set(JAVA_FLOAT_UNALIGNED, at + 8L * k, (float) (re[k * lanes + lane] * scale));
      to.set(JAVA_FLOAT_UNALIGNED, at + 8L * k + 4, (float) (im[k * lanes + lane] * scale));
    }
  }
}
