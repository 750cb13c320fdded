package dev.gatun.tensor.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;

/** The template of folds of integers and masks, whose results are longs in any order of work. */
final class IntegerFold extends Fold {
  private static final Key KEY = Specializer.constant(MethodHandles.lookup(), Key.class);
  private static final Reducer OP = KEY.op();
  private static final DType FROM = KEY.dtype();
  private static final long WIDTH = FROM.bytes();
  private static final long IDENTITY = longIdentity(OP);

  /** For the specialiser. */
  public IntegerFold() {}

  @Override
  void rows(
      MemorySegment from,
      long f,
      long fStep,
      long rows,
      long n,
      MemorySegment to,
      long t,
      long tStep) {
    for (long i = 0; i < rows; i++) {
      to.set(JAVA_LONG_UNALIGNED, t + i * tStep, row(from, f + i * fStep, n));
    }
  }

  private static long row(MemorySegment from, long f, long n) {
    long sum = IDENTITY;
    for (long i = 0; i < n; i++) sum = combine(OP, sum, get(from, f + i * WIDTH));
    return sum;
  }

  @Override
  void columns(
      MemorySegment from, long f, long fStep, long rows, long columns, MemorySegment to, long t) {
    for (long c = 0; c < columns; c++) {
      to.set(JAVA_LONG_UNALIGNED, t + c * Long.BYTES, IDENTITY);
    }
    for (long r = 0; r < rows; r++) addRow(from, f + r * fStep, columns, to, t);
  }

  private static void addRow(MemorySegment from, long f, long columns, MemorySegment to, long t) {
    for (long c = 0; c < columns; c++) {
      long at = t + c * Long.BYTES;
      long sum = combine(OP, to.get(JAVA_LONG_UNALIGNED, at), get(from, f + c * WIDTH));
      to.set(JAVA_LONG_UNALIGNED, at, sum);
    }
  }

  private static long get(MemorySegment m, long at) {
    return switch (FROM) {
      case U8 -> m.get(JAVA_BYTE, at) & 0xFF;
      case I16 -> m.get(JAVA_SHORT_UNALIGNED, at);
      case I32 -> m.get(JAVA_INT_UNALIGNED, at);
      case I64 -> m.get(JAVA_LONG_UNALIGNED, at);
      default -> m.get(JAVA_BYTE, at);
    };
  }
}
