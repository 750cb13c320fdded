package dev.gatun.tensor.internal.fusion;

/** One compiled loop over elements. */
public abstract class PointwiseKernel {
  /**
   * Computes the elements from {@code from} up to {@code to}, counted from the operands' offsets.
   * Does not change the operands, so several threads may share them.
   */
  public abstract void run(Operands operands, long from, long to);
}
