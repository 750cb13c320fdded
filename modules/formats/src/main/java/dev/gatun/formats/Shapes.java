package dev.gatun.formats;

import dev.gatun.tensor.Shape;
import java.util.Arrays;

/** Makes shapes of sizes that a file claims. */
final class Shapes {
  /** The most dimensions, as many as NumPy's arrays may have. */
  static final int MAX_RANK = 64;

  private Shapes() {}

  /**
   * Returns the shape with these sizes.
   *
   * @param width the bytes of one element
   * @throws FormatException if a size is negative, there are more than {@link #MAX_RANK}, or the
   *     bytes of all elements do not fit in a long, sizes of 0 not counted
   */
  static Shape of(long[] sizes, int width) throws FormatException {
    if (sizes.length > MAX_RANK) {
      throw new FormatException(
          "the shape has " + sizes.length + " dimensions, expected at most " + MAX_RANK);
    }
    long bytes = width;
    for (long size : sizes) {
      if (size < 0) {
        throw new FormatException(
            "the shape " + Arrays.toString(sizes) + " has a negative size: " + size);
      }
      if (Math.multiplyHigh(bytes, Math.max(1, size)) != 0 || bytes * Math.max(1, size) < 0) {
        throw new FormatException(
            "the shape "
                + Arrays.toString(sizes)
                + " overflows: with "
                + width
                + " bytes an element it does not fit in 63 bits");
      }
      bytes *= Math.max(1, size);
    }
    return Shape.of(sizes);
  }

  /**
   * Returns the shape, which readers will accept.
   *
   * @throws IllegalArgumentException if it has more than {@link #MAX_RANK} dimensions
   */
  static Shape writable(Shape shape) {
    if (shape.rank() > MAX_RANK) {
      throw new IllegalArgumentException(
          "the shape has " + shape.rank() + " dimensions, expected at most " + MAX_RANK);
    }
    return shape;
  }

  /** Returns the shape with the dimensions in reverse order. */
  static Shape reversed(Shape shape) {
    long[] sizes = shape.toArray();
    long[] reversed = new long[sizes.length];
    for (int d = 0; d < sizes.length; d++) reversed[d] = sizes[sizes.length - 1 - d];
    return Shape.of(reversed);
  }
}
