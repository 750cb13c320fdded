package dev.gatun.nn;

import dev.gatun.tensor.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The sizes of the last dimensions, as layers that normalise over them are given; or just one. */
final class TrailingSizes {
  private final String layer;
  private final long[] sizes;

  TrailingSizes(String layer, long... sizes) {
    this.layer = layer;
    this.sizes = sizes.clone();
  }

  private int count() {
    return Math.max(1, sizes.length);
  }

  /**
   * Returns the sizes of the last dimensions of an input.
   *
   * @throws IllegalArgumentException if they are not the given ones
   */
  Shape of(Shape input) {
    int outer = input.rank() - count();
    long[] last =
        outer < 0 ? new long[0] : Arrays.copyOfRange(input.toArray(), outer, input.rank());
    if (outer < 0 || (sizes.length > 0 && !Arrays.equals(last, sizes))) {
      throw new IllegalArgumentException(
          layer + ": the input is " + input + ", expected sizes that end in " + this);
    }
    return Shape.of(last);
  }

  /** Returns the last dimensions. */
  int[] dims(Shape input) {
    return IntStream.range(input.rank() - count(), input.rank()).toArray();
  }

  @Override
  public String toString() {
    return sizes.length == 0 ? "(size)" : Shape.of(sizes).toString();
  }
}
