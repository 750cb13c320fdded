package dev.gatun.tensor.internal.index;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import java.lang.foreign.MemorySegment;

/** Combines elements of the direct side with those of the indexed one, one at a time. */
record CombineTransfer(DType type, Reducer reducer, MemorySegment from, MemorySegment to)
    implements Transfer {
  CombineTransfer {
    boolean known = reducer == Reducer.PROD || reducer == Reducer.MAX || reducer == Reducer.MIN;
    if (!known || (type.isFloat() && !type.computes())) {
      throw new IllegalArgumentException(
          "combining " + type + " by " + reducer + ": expected PROD, MAX or MIN, and no 16 bits");
    }
  }

  @Override
  public void run(long direct, long indexed, long n) {
    for (long k = 0; k < n; k++) combine(direct + k, indexed + k);
  }

  @Override
  public void elements(Indices indices, Path p) {
    for (long k = 0; k < p.n(); k++) combine(p.direct(k), p.indexed(indices, k));
  }

  private void combine(long direct, long indexed) {
    switch (type) {
      case F32 -> {
        float a = to.get(JAVA_FLOAT_UNALIGNED, indexed * Float.BYTES);
        float b = from.get(JAVA_FLOAT_UNALIGNED, direct * Float.BYTES);
        to.set(JAVA_FLOAT_UNALIGNED, indexed * Float.BYTES, combined(a, b));
      }
      case F64 -> {
        double a = to.get(JAVA_DOUBLE_UNALIGNED, indexed * Double.BYTES);
        double b = from.get(JAVA_DOUBLE_UNALIGNED, direct * Double.BYTES);
        to.set(JAVA_DOUBLE_UNALIGNED, indexed * Double.BYTES, combined(a, b));
      }
      default -> set(indexed, combined(get(to, indexed), get(from, direct)));
    }
  }

  private float combined(float a, float b) {
    return switch (reducer) {
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      default -> a * b;
    };
  }

  private double combined(double a, double b) {
    return switch (reducer) {
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      default -> a * b;
    };
  }

  private long combined(long a, long b) {
    return switch (reducer) {
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      default -> a * b;
    };
  }

  private long get(MemorySegment s, long i) {
    return switch (type.bytes()) {
      case 1 -> type == DType.U8 ? s.get(JAVA_BYTE, i) & 0xFF : s.get(JAVA_BYTE, i);
      case 2 -> s.get(JAVA_SHORT_UNALIGNED, i * Short.BYTES);
      case 4 -> s.get(JAVA_INT_UNALIGNED, i * Integer.BYTES);
      default -> s.get(JAVA_LONG_UNALIGNED, i * Long.BYTES);
    };
  }

  private void set(long i, long value) {
    switch (type.bytes()) {
      case 1 -> to.set(JAVA_BYTE, i, (byte) value);
      case 2 -> to.set(JAVA_SHORT_UNALIGNED, i * Short.BYTES, (short) value);
      case 4 -> to.set(JAVA_INT_UNALIGNED, i * Integer.BYTES, (int) value);
      default -> to.set(JAVA_LONG_UNALIGNED, i * Long.BYTES, value);
    }
  }
}
