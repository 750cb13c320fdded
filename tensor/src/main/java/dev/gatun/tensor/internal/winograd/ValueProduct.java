package dev.gatun.tensor.internal.winograd;

/**
 * Multiplies matrices, one product a point: {@code c[i][j] = sum over k of a[i][k] b[k][j]}, each
 * sum one chain of fused multiply-adds in the order of k, from zero on or from what c holds.
 */
interface ValueProduct {
  /**
   * Computes the products of all points. The right operand is {@code (point, panel, k, column of
   * the panel)}, the result {@code (point, row, panel, column)}.
   *
   * @param a the left operand
   * @param aPoint the distance between its matrices
   * @param aRow the distance between its rows, or between its groups of rows
   * @param b the right operand
   * @param bPanel the distance between its panels
   * @param panels their number
   * @param c the result
   * @param cAt where it begins
   * @param cPoint the distance between its matrices
   * @param rows the number of rows, a multiple of 4
   * @param n the number of k
   */
  void run(
      Object a,
      int aPoint,
      int aRow,
      Object b,
      int bPanel,
      int panels,
      Object c,
      int cAt,
      int cPoint,
      int rows,
      int n);
}
