package dev.gatun.tensor.internal.kernel;

/**
 * The lines of a view along one dimension: all positions of the other dimensions, in row-major
 * order.
 */
final class LineWalk {
  private final View view;
  private final int dim;
  private final long count;

  LineWalk(View view, int dim) {
    this.view = view;
    this.dim = dim;
    long n = 1;
    for (int d = 0; d < view.rank(); d++) if (d != dim) n *= view.sizes()[d];
    this.count = n;
  }

  /** Returns the number of lines. */
  long count() {
    return count;
  }

  /** Returns the element offset at which line {@code number} begins. */
  long start(long number) {
    long at = view.offset();
    long rest = number;
    for (int d = view.rank() - 1; d >= 0; d--) {
      if (d == dim) continue;
      at += rest % view.sizes()[d] * view.strides()[d];
      rest /= view.sizes()[d];
    }
    return at;
  }

  /** Returns the distance of neighbours on a line. */
  long step() {
    return view.strides()[dim];
  }
}
