package dev.gatun.tensor.internal.kernel;

/** Brings the elements along one dimension side by side. */
final class Lines {
  private Lines() {}

  /** Returns the elements of {@code v} with dimension {@code dim} last. */
  static View last(View v, int dim) {
    return moved(v, dim, v.rank() - 1);
  }

  /** Returns the elements of {@code v} with dimension {@code dim} first. */
  static View first(View v, int dim) {
    return moved(v, dim, 0);
  }

  private static View moved(View v, int dim, int place) {
    int rank = v.rank();
    long[] sizes = new long[rank];
    long[] strides = new long[rank];
    int other = 0;
    for (int i = 0; i < rank; i++) {
      if (other == dim) other++;
      int d = i == place ? dim : other++;
      sizes[i] = v.sizes()[d];
      strides[i] = v.strides()[d];
    }
    return new View(v.dtype(), v.segment(), v.offset(), sizes, strides);
  }

  /** Returns the first elements along dimension {@code dim}. */
  static View heads(View v, int dim) {
    long[] sizes = v.sizes().clone();
    sizes[dim] = 1;
    return new View(v.dtype(), v.segment(), v.offset(), sizes, v.strides());
  }

  /**
   * Returns the elements of {@code v} as a dense matrix, one row for each line along the last
   * dimension: itself if it lies so, else a copy.
   */
  static View rows(View v, Scratch scratch) {
    if (v.isRowMajor()) return matrix(v);
    View dense = scratch.dense(v.dtype(), v.sizes());
    Copies.copy(v, dense);
    return matrix(dense);
  }

  /** Returns row-major elements as a matrix, one row for each line along the last dimension. */
  static View matrix(View v) {
    long n = v.rank() == 0 ? 1 : v.sizes()[v.rank() - 1];
    long rows = n == 0 ? 0 : v.count() / n;
    return new View(v.dtype(), v.segment(), v.offset(), new long[] {rows, n}, new long[] {n, 1});
  }
}
