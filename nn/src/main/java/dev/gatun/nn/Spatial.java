package dev.gatun.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Numbers given once for all spatial dimensions or once for each. */
final class Spatial {
  private Spatial() {}

  /**
   * Returns one number a dimension.
   *
   * @throws IllegalArgumentException if there are neither 1 nor {@code dims} numbers
   */
  static List<Integer> numbers(String what, int dims, Integer... given) {
    if (given.length == 1) return Collections.nCopies(dims, given[0]);
    if (given.length == dims) return List.of(given);
    throw new IllegalArgumentException(
        what + ": got " + Arrays.toString(given) + ", expected one number or " + dims);
  }

  static Integer[] sides(int dims, Integer... given) {
    return numbers("kernel", dims, given).toArray(Integer[]::new);
  }

  /** Returns the shape that inputs must have, as text. */
  static String expected(int dims) {
    return switch (dims) {
      case 1 -> "(N, C, L)";
      case 2 -> "(N, C, H, W)";
      default -> "(N, C, D, H, W)";
    };
  }
}
