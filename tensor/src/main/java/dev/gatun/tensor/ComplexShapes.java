package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.List;

/** The shapes of complex numbers, and of transforms between them. */
final class ComplexShapes {
  private ComplexShapes() {}

  /**
   * Returns {@code x} if it holds complex numbers.
   *
   * @throws IllegalArgumentException if its last axis is not of size 2
   */
  static <T extends Host<T>> T checked(String name, T x) {
    if (x.shape().rank() < 1 || x.shape().size(-1) != 2) {
      throw new IllegalArgumentException(
          name
              + ": the shape is "
              + x.shape()
              + ", expected complex numbers, which are pairs along a last axis of size 2; make"
              + " real numbers complex with asComplex()");
    }
    return x;
  }

  /** Returns dimension {@code dim} of an array of complex numbers, without the axis of pairs. */
  static int dimension(Shape complex, int dim) {
    return complex.without(-1).dimension(dim);
  }

  /** Returns {@code x} cut or filled up with zeros to {@code n} elements along a dimension. */
  static <T extends Algebra<T>> T resized(T x, int dim, long n) {
    long size = x.shape().size(dim);
    if (n <= size) return x.narrow(dim, 0, n);
    long[] after = new long[x.shape().rank()];
    after[dim] = n - size;
    return x.pad(new long[after.length], after, 0);
  }

  /**
   * Returns the number of points of a transform.
   *
   * @param given -1 for {@code size}
   */
  static long points(String name, long given, long size) {
    long n = given == -1 ? size : given;
    if (n < 1) {
      throw new IllegalArgumentException(
          name + ": " + n + " points, expected 1 or more (or -1 for as many as there are)");
    }
    return n;
  }

  /** The dimensions of a transform over several, with the number of points along each. */
  record Sizes(List<Integer> dims, List<Long> points) {}

  /**
   * Returns what a transform over several dimensions runs over.
   *
   * @param shape that of the numbers, complex or real, without an axis of pairs
   * @param points the number of points along each, -1 for the size; empty for all sizes
   * @param dims the dimensions; empty for the last ones, as many as there are points, or all
   */
  static Sizes sizes(String name, Shape shape, long[] points, int[] dims) {
    int n = dims.length > 0 ? dims.length : points.length > 0 ? points.length : shape.rank();
    if (n > shape.rank() || (points.length > 0 && points.length != n)) {
      throw new IllegalArgumentException(
          name
              + ": "
              + points.length
              + " numbers of points for "
              + n
              + " dimensions of "
              + shape
              + "; expected one for each");
    }
    List<Integer> along = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int d = shape.dimension(dims.length > 0 ? dims[i] : shape.rank() - n + i);
      if (along.contains(d)) {
        throw new IllegalArgumentException(
            name + ": dimension " + d + " of " + shape + " is named twice");
      }
      along.add(d);
      sizes.add(points.length > 0 ? points[i] : -1);
    }
    return new Sizes(along, sizes);
  }
}
