package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What is added to each row of a product: the sums start there.
 *
 * @param numbers one for each column, and as many behind them as a panel has
 * @param rectified whether sums below zero become zero at the end
 */
record Offset(MemorySegment numbers, boolean rectified) {
  /** Copies {@code count} adjacent numbers to where whole panels of them can be read. */
  static Offset of(Tiles tiles, MemorySegment row, long first, long count, boolean rectified) {
    return new Offset(padded(tiles, row, first, count, count + tiles.panel()), rectified);
  }

  /** Returns {@code count} numbers with room behind them, in all {@code length}. */
  static MemorySegment padded(Tiles tiles, MemorySegment row, long first, long count, long length) {
    DType type = tiles.type();
    long size = type.bytes();
    var padded = Arena.ofAuto().allocate(Math.max(1, length * size), size);
    MemorySegment.copy(row, first * size, padded, 0, count * size);
    return padded;
  }
}
