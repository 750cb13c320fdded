package dev.gatun.tensor.internal.index;

import dev.gatun.tensor.internal.kernel.View;

/** A position that runs through some sizes, none of them 0, in row-major order. */
final class Odometer {
  private final long[] sizes;
  private final long[] position;

  Odometer(long[] sizes) {
    this.sizes = sizes;
    this.position = new long[sizes.length];
  }

  /** Goes to the position of this number. */
  void go(long number) {
    long rest = number;
    for (int d = sizes.length - 1; d >= 0; d--) {
      position[d] = rest % sizes[d];
      rest /= sizes[d];
    }
  }

  /** Goes to the next position; false, and back to the first, after the last. */
  boolean next() {
    for (int d = sizes.length - 1; d >= 0; d--) {
      if (++position[d] < sizes[d]) return true;
      position[d] = 0;
    }
    return false;
  }

  /** Returns the position; it changes when this does. */
  long[] position() {
    return position;
  }

  /** Returns where the position lies in a view, in elements of its segment. */
  long place(View v) {
    long place = v.offset();
    for (int d = 0; d < position.length; d++) place += position[d] * v.strides()[d];
    return place;
  }
}
