package dev.gatun.tensor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The arithmetic of strides. */
final class Strides {
  private Strides() {}

  static boolean isRowMajor(Shape shape, long[] strides) {
    long step = 1;
    for (int i = strides.length - 1; i >= 0; i--) {
      long size = shape.size(i);
      if (size == 0) return true;
      if (size != 1 && strides[i] != step) return false;
      step *= size;
    }
    return true;
  }

  /** Tells whether the elements fill a stretch of memory, in whatever order of dimensions. */
  static boolean isDense(Shape shape, long[] strides) {
    if (isRowMajor(shape, strides)) return true;
    long step = 1;
    for (int d : innermostFirst(strides)) {
      long size = shape.size(d);
      if (size == 0) return true;
      if (size == 1) continue;
      if (strides[d] != step) return false;
      step *= size;
    }
    return true;
  }

  /**
   * Returns the dimensions from the smallest stride to the largest; of equal ones the last first.
   */
  static int[] innermostFirst(long[] strides) {
    int[] dims = new int[strides.length];
    for (int n = 0; n < dims.length; n++) {
      int d = dims.length - 1 - n;
      int at = n;
      for (; at > 0 && strides[dims[at - 1]] > strides[d]; at--) dims[at] = dims[at - 1];
      dims[at] = d;
    }
    return dims;
  }

  /** Returns the strides of a dense tensor with the first {@code spatial} order: channels last. */
  static long[] channelsLast(Shape shape) {
    int rank = shape.rank();
    long[] strides = new long[rank];
    strides[1] = 1;
    long step = Math.max(1, shape.size(1));
    for (int d = rank - 1; d >= 2; d--) {
      strides[d] = step;
      step *= Math.max(1, shape.size(d));
    }
    strides[0] = step;
    return strides;
  }

  /** Returns the strides with 0 where a dimension is missing or stretched from size 1. */
  static long[] broadcast(Shape from, long[] strides, Shape to) {
    long[] s = new long[to.rank()];
    int extra = to.rank() - from.rank();
    for (int d = extra; d < s.length; d++) {
      s[d] = from.size(d - extra) == 1 && to.size(d) != 1 ? 0 : strides[d - extra];
    }
    return s;
  }

  /** Returns the strides of a reshaped view, or null if only a copy can have that shape. */
  static long @Nullable [] reshape(Shape from, long[] strides, Shape to) {
    if (from.count() == 0 || isRowMajor(from, strides)) return to.rowMajorStrides();
    long[] result = new long[to.rank()];
    int d = from.rank() - 1;
    long size = 1;
    long step = 1;
    long taken = 1;
    Arrays.fill(result, 1);
    for (int i = to.rank() - 1; i >= 0; i--) {
      long wanted = to.size(i);
      if (wanted == 1) continue;
      if (taken == size) {
        while (d >= 0 && from.size(d) == 1) d--;
        if (d < 0) return null;
        size = from.size(d);
        step = strides[d--];
        taken = 1;
        while (d >= 0 && (from.size(d) == 1 || strides[d] == step * size)) {
          if (from.size(d) != 1) size *= from.size(d);
          d--;
        }
      }
      if (size % (taken * wanted) != 0) return null;
      result[i] = step * taken;
      taken *= wanted;
    }
    return result;
  }
}
