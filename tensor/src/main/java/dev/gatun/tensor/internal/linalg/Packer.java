package dev.gatun.tensor.internal.linalg;

import java.lang.foreign.MemorySegment;

/**
 * Copies rows of memory into panels: element {@code (r, c)} goes to {@code target[at + c / width *
 * panelStride + r * width + c % width]}. The last panel's missing columns are zeros as far as a
 * tile reads them.
 */
interface Packer {
  /**
   * Packs rows of contiguous elements.
   *
   * @param source where the rows are
   * @param offset the byte offset of the first
   * @param rowBytes the distance between rows in bytes
   * @param rows the number of rows
   * @param columns the number of columns
   * @param target the array
   * @param at where the first panel starts
   * @param panelStride the distance between panels
   * @param wide whether a panel is as wide as a tile of two vectors, or as one vector
   */
  void pack(
      MemorySegment source,
      long offset,
      long rowBytes,
      int rows,
      int columns,
      Object target,
      int at,
      int panelStride,
      boolean wide);
}
