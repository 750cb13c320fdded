package dev.gatun.tensor;

import dev.gatun.tensor.internal.kernel.RegisterChains;
import dev.gatun.tensor.internal.kernel.Simd;

/**
 * The most that one thread can compute on this machine: f32 multiply-adds of vectors that stay in
 * registers and do not wait for each other. Timed, it is the arithmetic limit of the roofline model
 * (Williams, Waterman and Patterson, 2009), against which {@link OperationCost} can be held.
 */
public final class PeakArithmetic {
  /** HotSpot compiles a method that was called often better than one that turns for long. */
  private static final int PIECE = 1000;

  private static final float FIRST = 0.5f;
  private static final float SECOND = 0.25f;

  private PeakArithmetic() {}

  /**
   * Computes on the calling thread, a microsecond or less a hundred turns.
   *
   * @param turns how often to go around
   * @return how many floating-point operations that were, a multiply-add being two; 0 where the
   *     Vector API is missing
   */
  public static long run(int turns) {
    if (!Simd.available()) return 0;
    float[] sums = RegisterChains.sums();
    for (int left = turns; left > 0; left -= PIECE) {
      RegisterChains.run(sums, FIRST, SECOND, Math.min(left, PIECE));
    }
    float total = 0;
    for (float sum : sums) total += sum;
    return Float.isNaN(total) ? 0 : (long) RegisterChains.operations() * turns;
  }
}
