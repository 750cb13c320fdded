package dev.gatun.tensor;

import java.util.List;

/**
 * The rules for the shapes of operations that move elements. Methods pass shapes that fit, but an
 * operation is data that anybody can make, and a view that reached beyond its tensor would read and
 * write the memory of others.
 */
final class MotionShapes {
  private MotionShapes() {}

  static void checkReshape(Shape from, Shape to) {
    if (from.count() != to.count()) {
      throw new IllegalArgumentException(
          "reshape: " + from + " has " + from.count() + " elements, " + to + " has " + to.count());
    }
  }

  static void checkExpand(Shape from, Shape to) {
    if (!Shape.broadcast(from, to).equals(to)) {
      throw new IllegalArgumentException(
          "expand: " + from + " does not broadcast to " + to + "; only sizes of 1 stretch");
    }
  }

  static void checkPermute(Shape from, List<Integer> dims) {
    if (dims.size() != from.rank() || !Reshaping.areDistinct(dims)) {
      throw new IllegalArgumentException(
          "permute: dims " + dims + " of " + from + ": expected each dimension once");
    }
  }

  /** Checks that all positions that a slice of shape {@code to} reads lie in {@code from}. */
  static void checkSlice(Shape from, List<Long> start, List<Long> step, Shape to) {
    int rank = from.rank();
    boolean fits = start.size() == rank && step.size() == rank && to.rank() == rank;
    for (int d = 0; fits && to.count() > 0 && d < rank; d++) {
      long first = start.get(d);
      long last = first + (to.size(d) - 1) * step.get(d);
      fits = Math.min(first, last) >= 0 && Math.max(first, last) < from.size(d);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "slice: " + to + " from " + start + " in steps of " + step + " lies outside " + from);
    }
  }

  /** Returns the sizes after padding, which may take elements away. */
  static Shape pad(Shape from, Op.Pad p) {
    int rank = from.rank();
    long[] sizes = new long[rank];
    boolean fits = p.before().size() == rank && p.after().size() == rank;
    for (int d = 0; fits && d < rank; d++) {
      sizes[d] = from.size(d) + p.before().get(d) + p.after().get(d);
      fits = sizes[d] >= 0;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "pad: %s before and %s after %s: expected %d numbers each that leave sizes of 0 or more"
              .formatted(p.before(), p.after(), from, rank));
    }
    return Shape.of(sizes);
  }
}
