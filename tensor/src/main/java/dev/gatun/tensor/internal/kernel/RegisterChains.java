package dev.gatun.tensor.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiply-adds of vectors that stay in their registers: twelve chains that do not wait for each
 * other, so that neither memory nor latency is a limit.
 */
public final class RegisterChains {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();
  private static final int CHAINS = 12;

  private RegisterChains() {}

  /** Returns how many floating-point operations a turn is. */
  public static int operations() {
    return 2 * CHAINS * LANES;
  }

  /** Returns numbers for {@link #run} to change. */
  public static float[] sums() {
    return new float[CHAINS * LANES];
  }

  /** Goes around {@code turns} times. */
  public static void run(float[] sums, float factor, float summand, int turns) {
    FloatVector f = FloatVector.broadcast(S, factor);
    FloatVector s = FloatVector.broadcast(S, summand);
    FloatVector x0 = FloatVector.fromArray(S, sums, 0);
    FloatVector x1 = FloatVector.fromArray(S, sums, LANES);
    FloatVector x2 = FloatVector.fromArray(S, sums, 2 * LANES);
    FloatVector x3 = FloatVector.fromArray(S, sums, 3 * LANES);
    FloatVector x4 = FloatVector.fromArray(S, sums, 4 * LANES);
    FloatVector x5 = FloatVector.fromArray(S, sums, 5 * LANES);
    FloatVector x6 = FloatVector.fromArray(S, sums, 6 * LANES);
    FloatVector x7 = FloatVector.fromArray(S, sums, 7 * LANES);
    FloatVector x8 = FloatVector.fromArray(S, sums, 8 * LANES);
    FloatVector x9 = FloatVector.fromArray(S, sums, 9 * LANES);
    FloatVector x10 = FloatVector.fromArray(S, sums, 10 * LANES);
    FloatVector x11 = FloatVector.fromArray(S, sums, 11 * LANES);
    for (int i = 0; i < turns; i++) {
      x0 = x0.fma(f, s);
      x1 = x1.fma(f, s);
      x2 = x2.fma(f, s);
      x3 = x3.fma(f, s);
      x4 = x4.fma(f, s);
      x5 = x5.fma(f, s);
      x6 = x6.fma(f, s);
      x7 = x7.fma(f, s);
      x8 = x8.fma(f, s);
      x9 = x9.fma(f, s);
      x10 = x10.fma(f, s);
      x11 = x11.fma(f, s);
    }
    x0.intoArray(sums, 0);
    x1.intoArray(sums, LANES);
    x2.intoArray(sums, 2 * LANES);
    x3.intoArray(sums, 3 * LANES);
    x4.intoArray(sums, 4 * LANES);
    x5.intoArray(sums, 5 * LANES);
    x6.intoArray(sums, 6 * LANES);
    x7.intoArray(sums, 7 * LANES);
    x8.intoArray(sums, 8 * LANES);
    x9.intoArray(sums, 9 * LANES);
    x10.intoArray(sums, 10 * LANES);
    x11.intoArray(sums, 11 * LANES);
  }
}
