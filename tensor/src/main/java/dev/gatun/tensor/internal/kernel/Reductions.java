package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;

/**
 * Combines elements along dimensions. The work is split in blocks that depend on sizes and strides
 * only, and the results of the blocks are combined in the same way, so that the bits are the same
 * on any number of threads and any width of vectors.
 */
public final class Reductions {
  private Reductions() {}

  /**
   * Combines the elements of {@code from} along the dimensions that {@code reduced} marks. Floats
   * combine in their own type (binary16 and bfloat16 in binary32), integers and masks as longs; the
   * results are converted to the type of {@code to}. For {@code ANY} and {@code ALL}, what is not
   * zero is true.
   *
   * @param from any strides, also 0 and negative
   * @param to the same sizes, but 1 where {@code reduced}; row-major and dense
   */
  public static void reduce(Reducer op, View from, boolean[] reduced, View to) {
    reduce(op, from, reduced, to, Simd.available());
  }

  static void reduce(Reducer op, View from, boolean[] reduced, View to, boolean vectors) {
    if (to.count() == 0) return;
    if (from.count() == 0) {
      Copies.fill(to, Fold.identity(op));
      return;
    }
    try (var scratch = new Scratch()) {
      View target = repeated(to, from.sizes(), reduced);
      new Folding(op, vectors, scratch, prepared(op, from, scratch), target).run();
    }
  }

  /** Returns {@code to} at the sizes that are combined: what one element receives has stride 0. */
  private static View repeated(View to, long[] sizes, boolean[] reduced) {
    long[] strides = to.strides().clone();
    for (int d = 0; d < strides.length; d++) if (reduced[d]) strides[d] = 0;
    return new View(to.dtype(), to.segment(), to.offset(), sizes, strides);
  }

  private static View prepared(Reducer op, View from, Scratch scratch) {
    boolean logical = op == Reducer.ANY || op == Reducer.ALL;
    DType type = from.dtype();
    if (logical && type.isFloat()) return converted(from, DType.BOOL, scratch);
    if (type == DType.F16 || type == DType.BF16) return converted(from, DType.F32, scratch);
    return from;
  }

  private static View converted(View from, DType type, Scratch scratch) {
    View v = scratch.dense(type, from.sizes());
    Copies.copy(from, v);
    return v;
  }
}
