package dev.gatun.tensor.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;

/** The template of scans of longs. */
final class LongScan extends Scan {
  private static final Key KEY = Specializer.constant(MethodHandles.lookup(), Key.class);
  private static final Reducer OP = KEY.op();
  private static final long WIDTH = Long.BYTES;
  private static final long IDENTITY = Fold.longIdentity(OP);

  /** For the specialiser. */
  public LongScan() {}

  @Override
  void along(MemorySegment from, long f, long fStep, MemorySegment to, long t, long tStep, long n) {
    long sum = IDENTITY;
    for (long i = 0; i < n; i++) {
      sum = Fold.combine(OP, sum, from.get(JAVA_LONG_UNALIGNED, f + i * fStep));
      to.set(JAVA_LONG_UNALIGNED, t + i * tStep, sum);
    }
  }

  @Override
  void across(Bundle from, Bundle to, int lines, long n) {
    long[] sums = new long[lines];
    Arrays.fill(sums, IDENTITY);
    for (long i = 0; i < n; i++) {
      long f = from.offset() + i * from.step();
      advance(sums, from.segment(), f, to.segment(), to.offset() + i * to.step());
    }
  }

  private static void advance(long[] sums, MemorySegment from, long f, MemorySegment to, long t) {
    for (int c = 0; c < sums.length; c++) {
      long sum = Fold.combine(OP, sums[c], from.get(JAVA_LONG_UNALIGNED, f + c * WIDTH));
      sums[c] = sum;
      to.set(JAVA_LONG_UNALIGNED, t + c * WIDTH, sum);
    }
  }
}
