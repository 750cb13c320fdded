package dev.gatun.tensor.internal.linalg;

import java.lang.foreign.MemorySegment;

/**
 * A matrix in memory: element {@code (i, j)} is number {@code offset + i * rowStride + j *
 * colStride} of the segment, counted in elements.
 *
 * @param segment where the elements are
 * @param offset the number of element (0, 0)
 * @param rows the number of rows
 * @param cols the number of columns
 * @param rowStride the distance between elements of a column
 * @param colStride the distance between elements of a row
 */
public record Matrix(
    MemorySegment segment, long offset, long rows, long cols, long rowStride, long colStride) {

  /** Returns a matrix whose rows lie one behind the other. */
  public static Matrix dense(MemorySegment segment, long offset, long rows, long cols) {
    return new Matrix(segment, offset, rows, cols, cols, 1);
  }

  /** Returns the same memory with rows and columns exchanged. */
  public Matrix transpose() {
    return new Matrix(segment, offset, cols, rows, colStride, rowStride);
  }

  /** Returns the same matrix at another place of its segment. */
  public Matrix at(long newOffset) {
    return new Matrix(segment, newOffset, rows, cols, rowStride, colStride);
  }

  /** Returns {@code height} rows and {@code width} columns from element {@code (row, col)} on. */
  Matrix part(long row, long col, long height, long width) {
    long start = offset + row * rowStride + col * colStride;
    return new Matrix(segment, start, height, width, rowStride, colStride);
  }

  @Override
  public String toString() {
    return "(%d, %d) with strides (%d, %d)".formatted(rows, cols, rowStride, colStride);
  }
}
