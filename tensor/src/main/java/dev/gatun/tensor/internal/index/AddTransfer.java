package dev.gatun.tensor.internal.index;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Simd;
import dev.gatun.tensor.internal.kernel.View;
import java.lang.foreign.MemorySegment;

/** Adds elements of the direct side to those of the indexed one. */
record AddTransfer(DType type, MemorySegment from, MemorySegment to) implements Transfer {
  /**
   * Returns the addition of {@code source} to {@code y}, in vectors where it can be.
   *
   * @throws IllegalArgumentException if the type has no addition
   */
  static Transfer of(View source, View y) {
    DType type = source.dtype();
    if (type != y.dtype() || !(type.computes() || type.isInteger())) {
      throw new IllegalArgumentException(
          "adding "
              + type
              + " to "
              + y.dtype()
              + " at positions: expected one type on both sides, f32, f64 or an integer");
    }
    var scalar = new AddTransfer(type, source.segment(), y.segment());
    return Simd.available() && type.computes() ? VectorAdd.of(scalar) : scalar;
  }

  @Override
  public void run(long direct, long indexed, long n) {
    switch (type) {
      case F32 -> {
        for (long k = 0; k < n; k++) addFloat(direct + k, indexed + k);
      }
      case F64 -> {
        for (long k = 0; k < n; k++) addDouble(direct + k, indexed + k);
      }
      default -> {
        for (long k = 0; k < n; k++) addInteger(direct + k, indexed + k);
      }
    }
  }

  @Override
  public void elements(Indices indices, Path p) {
    switch (type) {
      case F32 -> {
        for (long k = 0; k < p.n(); k++) addFloat(p.direct(k), p.indexed(indices, k));
      }
      case F64 -> {
        for (long k = 0; k < p.n(); k++) addDouble(p.direct(k), p.indexed(indices, k));
      }
      default -> {
        for (long k = 0; k < p.n(); k++) addInteger(p.direct(k), p.indexed(indices, k));
      }
    }
  }

  private void addFloat(long direct, long indexed) {
    long t = indexed * Float.BYTES;
    float added = from.get(JAVA_FLOAT_UNALIGNED, direct * Float.BYTES);
    to.set(JAVA_FLOAT_UNALIGNED, t, to.get(JAVA_FLOAT_UNALIGNED, t) + added);
  }

  private void addDouble(long direct, long indexed) {
    long t = indexed * Double.BYTES;
    double added = from.get(JAVA_DOUBLE_UNALIGNED, direct * Double.BYTES);
    to.set(JAVA_DOUBLE_UNALIGNED, t, to.get(JAVA_DOUBLE_UNALIGNED, t) + added);
  }

  private void addInteger(long direct, long indexed) {
    long f = direct * type.bytes();
    long t = indexed * type.bytes();
    switch (type.bytes()) {
      case 1 -> to.set(JAVA_BYTE, t, (byte) (to.get(JAVA_BYTE, t) + from.get(JAVA_BYTE, f)));
      case 2 -> {
        int sum = to.get(JAVA_SHORT_UNALIGNED, t) + from.get(JAVA_SHORT_UNALIGNED, f);
        to.set(JAVA_SHORT_UNALIGNED, t, (short) sum);
      }
      case 4 -> {
        int sum = to.get(JAVA_INT_UNALIGNED, t) + from.get(JAVA_INT_UNALIGNED, f);
        to.set(JAVA_INT_UNALIGNED, t, sum);
      }
      default -> {
        long sum = to.get(JAVA_LONG_UNALIGNED, t) + from.get(JAVA_LONG_UNALIGNED, f);
        to.set(JAVA_LONG_UNALIGNED, t, sum);
      }
    }
  }
}
