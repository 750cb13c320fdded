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

  /** Adds the product of two numbers to all sums, {@code turns} times. */
  public static void run(float[] sums, float first, float second, int turns) {
    FloatVector a = FloatVector.broadcast(S, first);
    FloatVector b = FloatVector.broadcast(S, second);
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
      x0 = a.fma(b, x0);
      x1 = a.fma(b, x1);
      x2 = a.fma(b, x2);
      x3 = a.fma(b, x3);
      x4 = a.fma(b, x4);
      x5 = a.fma(b, x5);
      x6 = a.fma(b, x6);
      x7 = a.fma(b, x7);
      x8 = a.fma(b, x8);
      x9 = a.fma(b, x9);
      x10 = a.fma(b, x10);
      x11 = a.fma(b, x11);
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
