package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;

/**
 * Finds the greatest element of rows that lie in one piece, where it matters neither which zero it
 * is nor what comes of a row with a NaN. A maximum that minds both takes three times as long.
 */
abstract class Top {
  private static final Top F32 = make(DType.F32);
  private static final Top F64 = make(DType.F64);

  /** Returns that of a type that computes. */
  static Top of(DType dtype) {
    return dtype == DType.F64 ? F64 : F32;
  }

  private static Top make(DType dtype) {
    if (!Simd.available()) return new ScalarTop(dtype);
    return Specializer.specialize(
        MethodHandles.lookup(), VectorTop.class, "$" + dtype, Lanes.of(dtype), Top.class);
  }

  /** Puts the greatest element of each of {@code rows} rows of {@code n} side by side. */
  abstract void rows(MemorySegment from, long f, long rows, long n, MemorySegment to, long t);
}
