package dev.gatun.tensor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where padding takes its elements from. */
final class Padded {
  private Padded() {}

  static void check(Shape shape, long[] padding) {
    if (padding.length % 2 != 0 || padding.length > 2 * shape.rank()) {
      throw new IllegalArgumentException(
          "pad: padding "
              + Arrays.toString(padding)
              + " of "
              + shape
              + ": expected two numbers, before and after, for each of at most "
              + shape.rank()
              + " dimensions, the last one first");
    }
  }

  /** Returns for each position of the result where its element comes from; null for no change. */
  static long @Nullable [] sources(PadMode mode, int dim, long size, long before, long after) {
    if (before == 0 && after == 0) return null;
    long length = size + before + after;
    long most = mode == PadMode.REFLECT ? size - 1 : size;
    boolean enough = mode == PadMode.REPLICATE ? size > 0 : Math.max(before, after) <= most;
    if (length < 0 || !enough) {
      throw new IllegalArgumentException(
          "pad: %d before and %d after dimension %d of size %d: %s takes at most %s"
              .formatted(before, after, dim, size, mode.name(), limit(mode, size)));
    }
    long[] from = new long[Math.toIntExact(length)];
    for (int i = 0; i < from.length; i++) from[i] = source(mode, size, i - before);
    return from;
  }

  private static String limit(PadMode mode, long size) {
    return switch (mode) {
      case REFLECT -> (size - 1) + " on a side, one less than the size";
      case REPLICATE -> "any number on a side, but needs an element";
      case CIRCULAR, CONSTANT -> size + " on a side, the size";
    };
  }

  private static long source(PadMode mode, long size, long i) {
    return switch (mode) {
      case REFLECT -> i < 0 ? -i : i >= size ? 2 * (size - 1) - i : i;
      case REPLICATE -> Math.clamp(i, 0, size - 1);
      case CIRCULAR, CONSTANT -> Math.floorMod(i, size);
    };
  }
}
