package dev.gatun.tensor.internal.kernel;

/** Brings the elements along one dimension side by side. */
final class Lines {
  private Lines() {}

  /** Returns the elements of {@code v} with dimension {@code dim} last. */
  static View last(View v, int dim) {
    int rank = v.rank();
    long[] sizes = new long[rank];
    long[] strides = new long[rank];
    int at = 0;
    for (int d = 0; d < rank; d++) {
      int to = d == dim ? rank - 1 : at++;
      sizes[to] = v.sizes()[d];
      strides[to] = v.strides()[d];
    }
    return new View(v.dtype(), v.segment(), v.offset(), sizes, strides);
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

  private static View matrix(View v) {
    long n = v.rank() == 0 ? 1 : v.sizes()[v.rank() - 1];
    long rows = n == 0 ? 0 : v.count() / n;
    return new View(v.dtype(), v.segment(), v.offset(), new long[] {rows, n}, new long[] {n, 1});
  }
}
