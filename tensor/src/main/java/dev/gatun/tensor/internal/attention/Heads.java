package dev.gatun.tensor.internal.attention;

import dev.gatun.tensor.internal.linalg.Matrix;
import java.lang.foreign.MemorySegment;

/**
 * A matrix for each head of each example, of any strides.
 *
 * @param segment where the elements are
 * @param offsets where each matrix begins, in elements; not to be changed
 * @param rows the rows of each
 * @param cols the columns of each
 * @param rowStride the distance between elements of a column
 * @param colStride the distance between elements of a row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Heads(
    MemorySegment segment, long[] offsets, long rows, long cols, long rowStride, long colStride) {

  /** Returns the number of matrices. */
  public int count() {
    return offsets.length;
  }

  /** Returns one matrix. */
  Matrix matrix(int head) {
    return new Matrix(segment, offsets[head], rows, cols, rowStride, colStride);
  }

  /** Returns some rows of a matrix. */
  static Matrix part(Matrix m, long from, long count) {
    long start = m.offset() + from * m.rowStride();
    return new Matrix(m.segment(), start, count, m.cols(), m.rowStride(), m.colStride());
  }
}
