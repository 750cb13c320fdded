package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The greatest elements in plain Java. */
final class ScalarTop extends Top {
  private final boolean f64;
  private final long width;

  ScalarTop(DType dtype) {
    this.f64 = dtype == DType.F64;
    this.width = dtype.bytes();
  }

  @Override
  void rows(MemorySegment from, long f, long rows, long n, MemorySegment to, long t) {
    for (long i = 0; i < rows; i++) {
      double top = Double.NEGATIVE_INFINITY;
      for (long k = i * n; k < (i + 1) * n; k++) {
        double x = element(from, f + k * width);
        if (x > top) top = x;
      }
      if (f64) to.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, t + i * width, top);
      else to.set(ValueLayout.JAVA_FLOAT_UNALIGNED, t + i * width, (float) top);
    }
  }

  private double element(MemorySegment m, long at) {
    return f64
        ? m.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at)
        : m.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
  }
}
