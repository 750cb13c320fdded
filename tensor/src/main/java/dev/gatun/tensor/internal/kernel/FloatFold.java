package dev.gatun.tensor.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;

/** The template of folds of floats in plain Java. */
final class FloatFold extends Fold {
  private static final Key KEY = Specializer.constant(MethodHandles.lookup(), Key.class);
  private static final Reducer OP = KEY.op();
  private static final boolean F64 = KEY.dtype() == DType.F64;
  private static final long WIDTH = KEY.dtype().bytes();
  private static final double IDENTITY = identity(OP);

  /** For the specialiser. */
  public FloatFold() {}

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
    double[] lanes = new double[LANES];
    for (long i = 0; i < rows; i++) {
      long row = f + i * fStep;
      for (int lane = 0; lane < LANES; lane++) {
        long count = (n - lane + LANES - 1) / LANES;
        long at = row + lane * WIDTH;
        lanes[lane] = n == WIDE ? wide(from, at) : chain(from, at, LANES * WIDTH, count, n / LANES);
      }
      put(to, t + i * tStep, tree(lanes));
    }
  }

  @Override
  void columns(
      MemorySegment from, long f, long fStep, long rows, long columns, MemorySegment to, long t) {
    for (long c = 0; c < columns; c++) {
      put(to, t + c * WIDTH, chain(from, f + c * WIDTH, fStep, rows, rows));
    }
  }

  /** Combines {@code n} elements, in groups as long as there are any among the first ones. */
  private static double chain(MemorySegment m, long f, long step, long n, long grouped) {
    double sum = IDENTITY;
    long i = 0;
    for (; i + GROUP <= grouped; i += GROUP) sum = add(sum, group(m, f + i * step, step));
    for (; i < n; i++) sum = add(sum, get(m, f + i * step));
    return sum;
  }

  /** Combines a lane of a wide row. */
  private static double wide(MemorySegment m, long f) {
    double sum = IDENTITY;
    for (long i = 0; i < APART * WIDTH; i += LANES * WIDTH) {
      sum = add(sum, group(m, f + i, APART * WIDTH));
    }
    return sum;
  }

  private static double group(MemorySegment m, long f, long step) {
    double low = add(pair(m, f, step), pair(m, f + 2 * step, step));
    double high = add(pair(m, f + 4 * step, step), pair(m, f + 6 * step, step));
    return add(low, high);
  }

  private static double pair(MemorySegment m, long f, long step) {
    return add(get(m, f), get(m, f + step));
  }

  private static double tree(double[] lanes) {
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) lanes[i] = add(lanes[i], lanes[i + half]);
    }
    return lanes[0];
  }

  private static double add(double a, double b) {
    double sum = combine(OP, a, b);
    return F64 ? sum : (float) sum;
  }

  private static double get(MemorySegment m, long at) {
    return F64 ? m.get(JAVA_DOUBLE_UNALIGNED, at) : m.get(JAVA_FLOAT_UNALIGNED, at);
  }

  private static void put(MemorySegment m, long at, double value) {
    if (F64) m.set(JAVA_DOUBLE_UNALIGNED, at, value);
    else m.set(JAVA_FLOAT_UNALIGNED, at, (float) value);
  }
}
