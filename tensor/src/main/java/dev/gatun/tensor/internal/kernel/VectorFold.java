package dev.gatun.tensor.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;

/**
 * The template of folds of floats in vectors of at most {@link #LANES} elements. Where the lanes
 * make up one or two vectors, a row is read once, else once for each vector.
 */
final class VectorFold extends Fold {
  private static final Key KEY = Specializer.constant(MethodHandles.lookup(), Key.class);
  private static final Reducer OP = KEY.op();
  private static final boolean F64 = KEY.dtype() == DType.F64;
  private static final long WIDTH = KEY.dtype().bytes();
  private static final double IDENTITY = identity(OP);
  private static final Lanes<?> VECTORS = Lanes.of(KEY.dtype());
  private static final int LENGTH = VECTORS.length();

  /** For the specialiser. */
  public VectorFold() {}

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
    Object lanes = F64 ? new double[LANES] : new float[LANES];
    for (long i = 0; i < rows; i++) {
      row(VECTORS, from, f + i * fStep, n, lanes);
      long at = t + i * tStep;
      if (F64) to.set(JAVA_DOUBLE_UNALIGNED, at, tree((double[]) lanes));
      else to.set(JAVA_FLOAT_UNALIGNED, at, tree((float[]) lanes));
    }
  }

  private static <E> void row(Lanes<E> v, MemorySegment m, long f, long n, Object lanes) {
    int rest = (int) (n % LANES);
    if (n == WIDE) {
      wide(v, m, f, lanes);
    } else if (LANES == 2 * LENGTH) {
      twoChains(v, m, f, n, lanes);
    } else {
      for (int lane = 0; lane < LANES; lane += LENGTH) {
        v.put(chain(v, m, f + lane * WIDTH, n), lanes, lane);
      }
    }
    for (int lane = 0; lane < rest; lane += LENGTH) {
      VectorMask<E> mask = v.first(Math.min(LENGTH, rest - lane));
      Vector<E> sum = v.at(lanes, lane);
      Vector<E> x = v.load(m, f + (n - rest + lane) * WIDTH, mask);
      v.put(sum.blend(add(sum, x), mask), lanes, lane);
    }
  }

  private static <E> Vector<E> chain(Lanes<E> v, MemorySegment m, long f, long n) {
    long grouped = n / (LANES * GROUP) * (LANES * GROUP) * WIDTH;
    long whole = n / LANES * LANES * WIDTH;
    Vector<E> sum = v.fill(IDENTITY);
    for (long i = 0; i < grouped; i += LANES * GROUP * WIDTH) {
      sum = add(sum, group(v, m, f + i, LANES * WIDTH));
    }
    for (long i = grouped; i < whole; i += LANES * WIDTH) sum = add(sum, v.load(m, f + i));
    return sum;
  }

  /** The lanes of two vectors at once, so that memory is read in one go. */
  private static <E> void twoChains(Lanes<E> v, MemorySegment m, long f, long n, Object lanes) {
    long grouped = n / (LANES * GROUP) * (LANES * GROUP) * WIDTH;
    long whole = n / LANES * LANES * WIDTH;
    Vector<E> x = v.fill(IDENTITY);
    Vector<E> y = v.fill(IDENTITY);
    for (long i = 0; i < grouped; i += LANES * GROUP * WIDTH) {
      x = add(x, group(v, m, f + i, LANES * WIDTH));
      y = add(y, group(v, m, f + i + LENGTH * WIDTH, LANES * WIDTH));
    }
    for (long i = grouped; i < whole; i += LANES * WIDTH) {
      x = add(x, v.load(m, f + i));
      y = add(y, v.load(m, f + i + LENGTH * WIDTH));
    }
    v.put(x, lanes, 0);
    v.put(y, lanes, LENGTH);
  }

  /** A wide row, read once where the lanes make up one or two vectors. */
  private static <E> void wide(Lanes<E> v, MemorySegment m, long f, Object lanes) {
    boolean two = LANES == 2 * LENGTH;
    for (int lane = 0; lane < LANES; lane += two ? LANES : LENGTH) {
      Vector<E> x = v.fill(IDENTITY);
      Vector<E> y = v.fill(IDENTITY);
      for (long i = lane * WIDTH; i < APART * WIDTH; i += LANES * WIDTH) {
        x = add(x, group(v, m, f + i, APART * WIDTH));
        if (two) y = add(y, group(v, m, f + i + LENGTH * WIDTH, APART * WIDTH));
      }
      v.put(x, lanes, lane);
      if (two) v.put(y, lanes, LENGTH);
    }
  }

  @Override
  void columns(
      MemorySegment from, long f, long fStep, long rows, long columns, MemorySegment to, long t) {
    columns(VECTORS, from, f, fStep, rows, columns, to, t);
  }

  private static <E> void columns(
      Lanes<E> v,
      MemorySegment from,
      long f,
      long fStep,
      long rows,
      long columns,
      MemorySegment to,
      long t) {
    long whole = columns / LENGTH * LENGTH * WIDTH;
    fold(v, from, f, fStep, rows, whole, to, t);
    int rest = (int) (columns % LENGTH);
    if (rest > 0)
      v.store(chain(v, from, f + whole, fStep, rows, v.first(rest)), to, t + whole, v.first(rest));
  }

  /** Goes through memory once, row by row, with the results so far in the cache. */
  private static <E> void fold(
      Lanes<E> v,
      MemorySegment from,
      long f,
      long step,
      long rows,
      long bytes,
      MemorySegment to,
      long t) {
    Vector<E> identity = v.fill(IDENTITY);
    for (long c = 0; c < bytes; c += LENGTH * WIDTH) v.store(identity, to, t + c);
    long r = 0;
    for (; r + GROUP <= rows; r += GROUP) addGroup(v, from, f + r * step, step, bytes, to, t);
    for (; r < rows; r++) addRow(v, from, f + r * step, bytes, to, t);
  }

  private static <E> void addGroup(
      Lanes<E> v, MemorySegment from, long f, long step, long bytes, MemorySegment to, long t) {
    for (long c = 0; c < bytes; c += LENGTH * WIDTH) {
      v.store(add(v.load(to, t + c), group(v, from, f + c, step)), to, t + c);
    }
  }

  private static <E> void addRow(
      Lanes<E> v, MemorySegment from, long f, long bytes, MemorySegment to, long t) {
    for (long c = 0; c < bytes; c += LENGTH * WIDTH) {
      v.store(add(v.load(to, t + c), v.load(from, f + c)), to, t + c);
    }
  }

  private static <E> Vector<E> chain(
      Lanes<E> v, MemorySegment m, long f, long step, long n, VectorMask<E> mask) {
    Vector<E> sum = v.fill(IDENTITY);
    long i = 0;
    for (; i + GROUP <= n; i += GROUP) sum = add(sum, group(v, m, f + i * step, step, mask));
    for (; i < n; i++) sum = add(sum, v.load(m, f + i * step, mask));
    return sum;
  }

  private static <E> Vector<E> group(Lanes<E> v, MemorySegment m, long f, long step) {
    Vector<E> a = add(v.load(m, f), v.load(m, f + step));
    Vector<E> b = add(v.load(m, f + 2 * step), v.load(m, f + 3 * step));
    Vector<E> c = add(v.load(m, f + 4 * step), v.load(m, f + 5 * step));
    Vector<E> d = add(v.load(m, f + 6 * step), v.load(m, f + 7 * step));
    return add(add(a, b), add(c, d));
  }

  private static <E> Vector<E> group(
      Lanes<E> v, MemorySegment m, long f, long step, VectorMask<E> k) {
    Vector<E> a = add(v.load(m, f, k), v.load(m, f + step, k));
    Vector<E> b = add(v.load(m, f + 2 * step, k), v.load(m, f + 3 * step, k));
    Vector<E> c = add(v.load(m, f + 4 * step, k), v.load(m, f + 5 * step, k));
    Vector<E> d = add(v.load(m, f + 6 * step, k), v.load(m, f + 7 * step, k));
    return add(add(a, b), add(c, d));
  }

  private static <E> Vector<E> add(Vector<E> a, Vector<E> b) {
    return switch (OP) {
      case SUM -> a.add(b);
      case PROD -> a.mul(b);
      case MAX -> a.max(b);
      case MIN -> a.min(b);
      case ANY, ALL -> throw new IllegalStateException(OP + " combines masks");
    };
  }

  private static float tree(float[] lanes) {
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) lanes[i] = combine(OP, lanes[i], lanes[i + half]);
    }
    return lanes[0];
  }

  private static double tree(double[] lanes) {
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) lanes[i] = combine(OP, lanes[i], lanes[i + half]);
    }
    return lanes[0];
  }
}
