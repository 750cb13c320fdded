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
      View data = scratch.converted(from, combined(op, from.dtype()));
      new Folding(op, vectors, scratch, data, target).run();
    }
  }

  /** Returns {@code to} at the sizes that are combined: what one element receives has stride 0. */
  private static View repeated(View to, long[] sizes, boolean[] reduced) {
    long[] strides = to.strides().clone();
    for (int d = 0; d < strides.length; d++) if (reduced[d]) strides[d] = 0;
    return new View(to.dtype(), to.segment(), to.offset(), sizes, strides);
  }

  /** Returns the type that elements of {@code dtype} are combined in, or a smaller integer. */
  private static DType combined(Reducer op, DType dtype) {
    if (!dtype.isFloat()) return dtype;
    if (op == Reducer.ANY || op == Reducer.ALL) return DType.BOOL;
    return dtype.computes() ? dtype : DType.F32;
  }
}
