package dev.gatun.tensor.internal.index;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;

/** Single elements that compute. */
final class Floats {
  private Floats() {}

  /**
   * Returns an element of an F32 or F64 view.
   *
   * @throws IllegalArgumentException if the view has another type
   */
  static double get(View v, long place) {
    if (v.dtype() == DType.F32) return v.segment().get(JAVA_FLOAT_UNALIGNED, place * Float.BYTES);
    if (v.dtype() == DType.F64) return v.segment().get(JAVA_DOUBLE_UNALIGNED, place * Double.BYTES);
    throw new IllegalArgumentException("the type is " + v.dtype() + ": expected f32 or f64");
  }
}
