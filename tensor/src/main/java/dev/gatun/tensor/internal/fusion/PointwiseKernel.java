package dev.gatun.tensor.internal.fusion;

/**
 * One compiled loop over elements. HotSpot compiles a method that was called often much sooner than
 * one that turns in a loop, so the first elements are computed in small pieces.
 */
public abstract class PointwiseKernel {
  private static final int PIECE = 256;

  /** How many more calls are cut into pieces. Threads may lose each other's counts. */
  private int cold = 20_000;

  /**
   * Computes the elements from {@code from} up to {@code to}, counted from the operands' offsets.
   * Does not change the operands, so several threads may share them.
   */
  public final void run(Operands operands, long from, long to) {
    loop(operands, cold > 0 ? pieces(operands, from, to) : from, to);
  }

  private long pieces(Operands operands, long from, long to) {
    long at = from;
    while (--cold > 0 && to - at > PIECE) {
      loop(operands, at, at + PIECE);
      at += PIECE;
    }
    return at;
  }

  /** Computes the elements from {@code from} up to {@code to}. */
  protected abstract void loop(Operands operands, long from, long to);
}
