package dev.gatun.tensor.internal.index;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;
import java.util.Arrays;

/**
 * Indices, I32 or I64, that must be from 0 to below {@code size}.
 *
 * @param operation what to say in an error
 */
record Indices(String operation, View view, int dim, long size) {
  Indices {
    if (view.dtype() != DType.I32 && view.dtype() != DType.I64) {
      throw new IllegalArgumentException(
          operation + ": the index is of type " + view.dtype() + ": expected i32 or i64");
    }
  }

  /**
   * Returns the index at element {@code place} of the segment.
   *
   * @throws IndexOutOfBoundsException if it is out of range
   */
  long at(long place) {
    long i = read(place);
    if (i < 0 || i >= size) throw outOfRange();
    return i;
  }

  private long read(long place) {
    return view.dtype() == DType.I64
        ? view.segment().get(JAVA_LONG_UNALIGNED, place * Long.BYTES)
        : view.segment().get(JAVA_INT_UNALIGNED, place * Integer.BYTES);
  }

  /** Finds the first index out of range, in row-major order. */
  private IndexOutOfBoundsException outOfRange() {
    var walk = new Odometer(view.sizes());
    do {
      long i = read(walk.place(view));
      if (i < 0 || i >= size) return new IndexOutOfBoundsException(text(i, walk.position()));
    } while (walk.next());
    throw new IllegalStateException(operation + ": the index changed while it was used");
  }

  private String text(long i, long[] position) {
    String expected =
        size == 0
            ? "has no elements to index"
            : "has size " + size + ", expected 0 to " + (size - 1);
    return operation
        + ": the index at position "
        + Arrays.toString(position)
        + " is "
        + i
        + ", but dimension "
        + dim
        + " "
        + expected;
  }
}
