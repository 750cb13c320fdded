package dev.gatun.tensor.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;

/** The template of scans of floats, in binary64. */
final class FloatScan extends Scan {
  private static final Key KEY = Specializer.constant(MethodHandles.lookup(), Key.class);
  private static final Reducer OP = KEY.op();
  private static final boolean F64 = KEY.dtype() == DType.F64;
  private static final long WIDTH = KEY.dtype().bytes();
  private static final double IDENTITY = Fold.identity(OP);

  /** For the specialiser. */
  public FloatScan() {}

  @Override
  void along(MemorySegment from, long f, long fStep, MemorySegment to, long t, long tStep, long n) {
    double sum = IDENTITY;
    for (long i = 0; i < n; i++) {
      sum = Fold.combine(OP, sum, get(from, f + i * fStep));
      put(to, t + i * tStep, sum);
    }
  }

  @Override
  void across(Bundle from, Bundle to, int lines, long n) {
    double[] sums = new double[lines];
    Arrays.fill(sums, IDENTITY);
    for (long i = 0; i < n; i++) {
      long f = from.offset() + i * from.step();
      advance(sums, from.segment(), f, to.segment(), to.offset() + i * to.step());
    }
  }

  private static void advance(double[] sums, MemorySegment from, long f, MemorySegment to, long t) {
    for (int c = 0; c < sums.length; c++) {
      double sum = Fold.combine(OP, sums[c], get(from, f + c * WIDTH));
      sums[c] = sum;
      put(to, t + c * WIDTH, sum);
    }
  }

  private static double get(MemorySegment m, long at) {
    return F64 ? m.get(JAVA_DOUBLE_UNALIGNED, at) : m.get(JAVA_FLOAT_UNALIGNED, at);
  }

  private static void put(MemorySegment m, long at, double value) {
    if (F64) m.set(JAVA_DOUBLE_UNALIGNED, at, value);
    else m.set(JAVA_FLOAT_UNALIGNED, at, (float) value);
  }
}
