package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;

/**
 * Elements in memory: the one at position (i, j, ...) lies at element {@code offset + i *
 * strides[0] + j * strides[1] + ...} of the segment. Offsets and strides count elements, not bytes.
 *
 * @param sizes the number of positions along each dimension; not to be changed
 * @param strides how far apart they lie; 0 repeats one element; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // views are never compared
public record View(DType dtype, MemorySegment segment, long offset, long[] sizes, long[] strides) {
  /** Returns the number of dimensions. */
  public int rank() {
    return sizes.length;
  }

  /** Returns the number of elements. */
  public long count() {
    long n = 1;
    for (long s : sizes) n *= s;
    return n;
  }

  /** Tells whether the elements lie in row-major order without gaps. */
  public boolean isRowMajor() {
    long step = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      if (sizes[i] == 0) return true;
      if (sizes[i] != 1 && strides[i] != step) return false;
      step *= sizes[i];
    }
    return true;
  }
}
