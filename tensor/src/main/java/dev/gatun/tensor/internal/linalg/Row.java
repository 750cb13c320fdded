package dev.gatun.tensor.internal.linalg;

import java.lang.foreign.MemorySegment;

/** Multiplies one row by a matrix whose rows are adjacent elements, read where they are. */
interface Row {
  /**
   * Computes {@code c[j] = init[j] + sum over k of x[k] b[k][j]}, one chain of fused multiply-adds
   * for each column. All offsets are bytes.
   *
   * @param x the row
   * @param length the number of k
   * @param b where the matrix is
   * @param bAt its first element
   * @param rowBytes the distance between its rows
   * @param init where the sums start, one for each column
   * @param initAt the first of them
   * @param c where the result goes
   * @param cAt its first element
   * @param columns the number of columns
   */
  void run(
      Object x,
      int length,
      MemorySegment b,
      long bAt,
      long rowBytes,
      MemorySegment init,
      long initAt,
      MemorySegment c,
      long cAt,
      int columns);
}
