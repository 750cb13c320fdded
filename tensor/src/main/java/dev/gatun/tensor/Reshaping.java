package dev.gatun.tensor;

import java.util.Arrays;
import java.util.List;

/** The arithmetic of shapes behind {@link Movement}, with its error texts. */
final class Reshaping {
  private Reshaping() {}

  /** Returns {@code sizes} with its -1 replaced, so that the number of elements is that of from. */
  static Shape infer(Shape from, long... sizes) {
    int unknown = -1;
    long known = 1;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] != -1) known *= sizes[i];
      else if (unknown < 0) unknown = i;
      else throw mismatch(from, sizes, "only one size may be -1");
    }
    long[] s = sizes.clone();
    if (unknown >= 0) {
      if (known == 0 || from.count() % known != 0) {
        throw mismatch(from, sizes, known + " does not divide its " + from.count() + " elements");
      }
      s[unknown] = from.count() / known;
    }
    Shape to = Shape.of(s);
    if (to.count() != from.count()) {
      throw mismatch(from, sizes, "it has " + from.count() + " elements, the other " + to.count());
    }
    return to;
  }

  private static IllegalArgumentException mismatch(Shape from, long[] sizes, String why) {
    return new IllegalArgumentException(
        "reshape: " + from + " cannot become " + Arrays.toString(sizes) + ": " + why);
  }

  /** Returns all dimensions in order. */
  static List<Integer> dimensions(Shape shape) {
    Integer[] all = new Integer[shape.rank()];
    for (int d = 0; d < all.length; d++) all[d] = d;
    return List.of(all);
  }

  /** Returns dimensions as numbers from 0 on. */
  static List<Integer> dimensions(Shape shape, int[] dims) {
    Integer[] numbers = new Integer[dims.length];
    for (int i = 0; i < dims.length; i++) numbers[i] = shape.dimension(dims[i]);
    return List.of(numbers);
  }

  /** Tells whether no dimension is named twice. */
  static boolean areDistinct(List<Integer> dims) {
    for (int i = 1; i < dims.size(); i++) {
      if (dims.indexOf(dims.get(i)) < i) return false;
    }
    return true;
  }

  static long[] flatten(Shape from, int start, int end) {
    if (from.rank() == 0) return new long[] {1};
    int a = from.dimension(start);
    int b = from.dimension(end);
    if (a > b) {
      throw new IllegalArgumentException(
          "flatten: start " + start + " lies behind end " + end + " in " + from);
    }
    long[] sizes = from.toArray();
    long[] to = new long[sizes.length - (b - a)];
    System.arraycopy(sizes, 0, to, 0, a);
    to[a] = 1;
    for (int d = a; d <= b; d++) to[a] *= sizes[d];
    System.arraycopy(sizes, b + 1, to, a + 1, sizes.length - b - 1);
    return to;
  }

  static long[] unflatten(Shape from, int dim, long[] parts) {
    int d = from.dimension(dim);
    long[] inner = infer(Shape.of(from.size(d)), parts).toArray();
    long[] sizes = from.toArray();
    long[] to = new long[sizes.length - 1 + inner.length];
    System.arraycopy(sizes, 0, to, 0, d);
    System.arraycopy(inner, 0, to, d, inner.length);
    System.arraycopy(sizes, d + 1, to, d + inner.length, sizes.length - d - 1);
    return to;
  }

  static Shape expand(Shape from, long[] sizes) {
    long[] to = sizes.clone();
    int extra = to.length - from.rank();
    for (int i = 0; i < to.length; i++) {
      if (to[i] == -1 && i >= extra) to[i] = from.size(i - extra);
    }
    return Shape.of(to);
  }

  /**
   * Returns a position along a dimension as a number from 0 on; negative ones count from the end.
   *
   * @throws IndexOutOfBoundsException if there is no such position
   */
  static long position(String what, long position, int dim, long size) {
    long p = position < 0 ? position + size : position;
    if (p >= 0 && p < size) return p;
    throw new IndexOutOfBoundsException(
        what
            + ": position "
            + position
            + " of dimension "
            + dim
            + (size == 0
                ? ", which is empty"
                : ": its size is " + size + ", expected " + -size + " to " + (size - 1)));
  }

  /** The elements of a slice: the first one and how many there are. */
  record Range(long start, long length) {}

  /** Returns the positions that NumPy's {@code start:stop:step} means for a dimension. */
  static Range range(long size, long start, long stop, long step) {
    if (step == 0) throw new IllegalArgumentException("slice: the step is 0; use 1 or -1");
    long low = step > 0 ? 0 : -1;
    long high = step > 0 ? size : size - 1;
    long a = Math.clamp(start < 0 ? start + size : start, low, high);
    long b = Math.clamp(stop < 0 ? stop + size : stop, low, high);
    long span = step > 0 ? b - a : a - b;
    long length = span <= 0 ? 0 : (span - 1) / Math.abs(step) + 1;
    return new Range(length == 0 ? 0 : a, length);
  }
}
