package dev.gatun.tensor.internal.attention;

import java.lang.foreign.MemorySegment;

/**
 * What happens to a block of scores between the products. A block has {@code rows} rows of {@code
 * width} elements, a multiple of {@link #LANES}, without gaps; all positions in memory are bytes.
 * There is a vector template and a twin in plain Java, which give the same bits.
 */
interface BlockPass {
  /** The number of partial sums of a row: element {@code i} belongs to sum {@code i % LANES}. */
  int LANES = 32;

  /** Adds {@code count} elements, a multiple of {@link #LANES}, to as many others. */
  void add(MemorySegment memory, long to, long from, int count);

  /**
   * Raises the maximum of each row to that of its scores, subtracts it from them, and notes for
   * each row what the new maximum has to be subtracted from, the old one, as the logarithm of a
   * factor.
   */
  void shift(MemorySegment memory, Block block, long maxima, long factors);

  /**
   * Multiplies the partial sums of each row by its factor, adds the block to them, and copies it to
   * an array, row by row.
   */
  void collect(MemorySegment memory, Block block, long factors, long sums, Target lines);

  /** Multiplies each row by its factor. */
  void scale(MemorySegment memory, Block block, long factors);

  /** Combines the partial sums of each row by a tree: {@code i} with {@code i + 16}, and so on. */
  void total(MemorySegment memory, long sums, int rows, long totals);

  /** Divides the first {@code columns} elements of each row by a number. */
  void divide(MemorySegment memory, Block block, long numbers, Result result, int columns);

  /** Subtracts from each row a number that lies at {@code at} in {@code numbers}. */
  void subtract(MemorySegment memory, Block block, MemorySegment numbers, long at);

  /**
   * Computes {@code s = p (g - delta) scale}, p being the block and g the one at {@code slopes};
   * copies s to lines, and p and s to interleaved groups of columns.
   */
  void spread(MemorySegment memory, Block block, long slopes, Deltas deltas, Spread targets);

  /** Where a block lies. */
  record Block(long at, int rows, int width) {}

  /** An array, and the distance between rows, or between groups, in it. */
  record Target(Object array, int at, int step) {}

  /** Where rows go that are as far apart as {@code rowBytes} says. */
  record Result(MemorySegment memory, long at, long rowBytes) {}

  /** A number for each row, and a factor for all. */
  record Deltas(MemorySegment memory, long at, double scale) {}

  /** Where what {@link #spread} computes goes. */
  record Spread(Target lines, Target slopes, Target weights) {}
}
