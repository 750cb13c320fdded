package dev.gatun.tensor.internal.attention;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;

/** The passes as a template, copied for each element type: two vectors at a time. */
final class VectorBlockPass implements BlockPass {
  private static final Lanes<?> VECTORS = Specializer.constant(MethodHandles.lookup(), Lanes.class);
  private static final boolean F64 = VECTORS == Lanes.F64;
  private static final int LENGTH = VECTORS.length();
  private static final long BYTES = VECTORS.bytes();
  private static final long SIZE = BYTES / LENGTH;

  /** For the specialiser. */
  public VectorBlockPass() {}

  private static double get(MemorySegment m, long at) {
    return F64 ? m.get(JAVA_DOUBLE_UNALIGNED, at) : m.get(JAVA_FLOAT_UNALIGNED, at);
  }

  private static void set(MemorySegment m, long at, double value) {
    if (F64) m.set(JAVA_DOUBLE_UNALIGNED, at, value);
    else m.set(JAVA_FLOAT_UNALIGNED, at, (float) value);
  }

  private static Object array() {
    return F64 ? new double[LENGTH] : new float[LENGTH];
  }

  @Override
  public void add(MemorySegment memory, long to, long from, int count) {
    add(VECTORS, memory, to, from, count);
  }

  private static <E> void add(Lanes<E> s, MemorySegment m, long to, long from, int count) {
    long _ = m.byteSize();
    long end = count * SIZE;
    for (long i = 0; i < end; i += BYTES) {
      s.store(s.load(m, to + i).add(s.load(m, from + i)), m, to + i);
    }
  }

  @Override
  public void shift(MemorySegment memory, Block block, long maxima, long factors) {
    shift(VECTORS, memory, block.at(), block.rows(), block.width(), maxima, factors, array());
  }

  private static <E> void shift(
      Lanes<E> s,
      MemorySegment m,
      long from,
      int rows,
      int width,
      long maxima,
      long factors,
      Object lanes) {
    long _ = m.byteSize();
    long step = width * SIZE;
    for (int r = 0; r < rows; r++) {
      long at = from + r * step;
      Vector<E> x = s.load(m, at);
      Vector<E> y = s.load(m, at + BYTES);
      for (long i = 2 * BYTES; i < step; i += 2 * BYTES) {
        x = x.max(s.load(m, at + i));
        y = y.max(s.load(m, at + i + BYTES));
      }
      s.put(x.max(y), lanes, 0);
      double before = get(m, maxima + r * SIZE);
      double most = F64 ? most(before, (double[]) lanes) : most((float) before, (float[]) lanes);
      double by = most == Double.NEGATIVE_INFINITY ? 0 : most;
      set(m, maxima + r * SIZE, most);
      set(m, factors + r * SIZE, before - by);
      Vector<E> all = s.fill(by);
      for (long i = 0; i < step; i += BYTES) s.store(s.load(m, at + i).sub(all), m, at + i);
    }
  }

  private static double most(double first, double[] rest) {
    double most = first;
    for (double x : rest) most = Math.max(most, x);
    return most;
  }

  private static float most(float first, float[] rest) {
    float most = first;
    for (float x : rest) most = Math.max(most, x);
    return most;
  }

  @Override
  public void collect(MemorySegment memory, Block block, long factors, long sums, Target lines) {
    collect(
        VECTORS,
        memory,
        block.at(),
        block.rows(),
        block.width(),
        factors,
        sums,
        lines.array(),
        lines.at(),
        lines.step());
  }

  private static <E> void collect(
      Lanes<E> s,
      MemorySegment m,
      long from,
      int rows,
      int width,
      long factors,
      long sums,
      Object target,
      int to,
      int line) {
    long _ = m.byteSize();
    for (int r = 0; r < rows; r++) {
      long at = from + SIZE * r * width;
      Vector<E> factor = s.fill(get(m, factors + r * SIZE));
      for (int base = 0; base < LANES; base += 2 * LENGTH) {
        long sum = sums + (r * LANES + base) * SIZE;
        Vector<E> x = s.load(m, sum).mul(factor);
        Vector<E> y = s.load(m, sum + BYTES).mul(factor);
        for (int c = base; c < width; c += LANES) {
          Vector<E> p = s.load(m, at + c * SIZE);
          Vector<E> q = s.load(m, at + c * SIZE + BYTES);
          x = x.add(p);
          y = y.add(q);
          s.put(p, target, to + r * line + c);
          s.put(q, target, to + r * line + c + LENGTH);
        }
        s.store(x, m, sum);
        s.store(y, m, sum + BYTES);
      }
    }
  }

  @Override
  public void scale(MemorySegment memory, Block block, long factors) {
    scale(VECTORS, memory, block.at(), block.rows(), block.width(), factors);
  }

  private static <E> void scale(
      Lanes<E> s, MemorySegment m, long from, int rows, int width, long factors) {
    long _ = m.byteSize();
    long step = width * SIZE;
    for (int r = 0; r < rows; r++) {
      double factor = get(m, factors + r * SIZE);
      if (factor == 1) continue;
      long at = from + r * step;
      Vector<E> all = s.fill(factor);
      for (long i = 0; i < step; i += BYTES) s.store(s.load(m, at + i).mul(all), m, at + i);
    }
  }

  @Override
  public void total(MemorySegment memory, long sums, int rows, long totals) {
    total(VECTORS, memory, sums, rows, totals, array());
  }

  private static <E> void total(
      Lanes<E> s, MemorySegment m, long sums, int rows, long totals, Object lanes) {
    long _ = m.byteSize();
    for (int r = 0; r < rows; r++) {
      long at = sums + SIZE * r * LANES;
      for (long half = LANES / 2 * SIZE; half >= BYTES; half /= 2) {
        for (long i = 0; i < half; i += BYTES) {
          s.store(s.load(m, at + i).add(s.load(m, at + half + i)), m, at + i);
        }
      }
      s.put(s.load(m, at), lanes, 0);
      set(m, totals + r * SIZE, F64 ? tree((double[]) lanes) : tree((float[]) lanes));
    }
  }

  private static double tree(double[] x) {
    for (int half = LENGTH / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) x[i] += x[i + half];
    }
    return x[0];
  }

  private static float tree(float[] x) {
    for (int half = LENGTH / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) x[i] += x[i + half];
    }
    return x[0];
  }

  @Override
  public void divide(MemorySegment memory, Block block, long numbers, Result result, int columns) {
    divide(
        VECTORS,
        memory,
        block.at(),
        block.rows(),
        block.width(),
        numbers,
        result.memory(),
        result.at(),
        result.rowBytes(),
        columns);
  }

  private static <E> void divide(
      Lanes<E> s,
      MemorySegment m,
      long from,
      int rows,
      int width,
      long numbers,
      MemorySegment out,
      long to,
      long rowBytes,
      int columns) {
    long _ = m.byteSize();
    long _ = out.byteSize();
    int rest = columns % LENGTH;
    long whole = (columns - rest) * SIZE;
    for (int r = 0; r < rows; r++) {
      long at = from + SIZE * r * width;
      long put = to + r * rowBytes;
      Vector<E> by = s.fill(get(m, numbers + r * SIZE));
      for (long i = 0; i < whole; i += BYTES) s.store(s.load(m, at + i).div(by), out, put + i);
      if (rest > 0) s.store(s.load(m, at + whole).div(by), out, put + whole, s.first(rest));
    }
  }

  @Override
  public void subtract(MemorySegment memory, Block block, MemorySegment numbers, long at) {
    subtract(VECTORS, memory, block.at(), block.rows(), block.width(), numbers, at);
  }

  private static <E> void subtract(
      Lanes<E> s, MemorySegment m, long from, int rows, int width, MemorySegment n, long first) {
    long _ = m.byteSize();
    long _ = n.byteSize();
    long step = width * SIZE;
    for (int r = 0; r < rows; r++) {
      long at = from + r * step;
      Vector<E> by = s.fill(get(n, first + r * SIZE));
      for (long i = 0; i < step; i += BYTES) s.store(s.load(m, at + i).sub(by), m, at + i);
    }
  }

  @Override
  public void spread(
      MemorySegment memory, Block block, long slopes, Deltas deltas, Spread targets) {
    spread(VECTORS, memory, block, slopes, deltas, targets);
  }

  private static <E> void spread(
      Lanes<E> s, MemorySegment m, Block block, long slopes, Deltas deltas, Spread targets) {
    MemorySegment n = deltas.memory();
    long _ = m.byteSize();
    long _ = n.byteSize();
    Object lines = targets.lines().array();
    Object groups = targets.slopes().array();
    Object others = targets.weights().array();
    int group = targets.slopes().step() / LENGTH;
    int width = block.width();
    Vector<E> scale = s.fill(deltas.scale());
    for (int r = 0; r < block.rows(); r++) {
      long row = SIZE * r * width;
      int line = targets.lines().at() + r * targets.lines().step();
      int slope = targets.slopes().at() + r * LENGTH;
      int weight = targets.weights().at() + r * LENGTH;
      Vector<E> delta = s.fill(get(n, deltas.at() + r * SIZE));
      for (int c = 0; c < width; c += LENGTH) {
        Vector<E> p = s.load(m, block.at() + row + c * SIZE);
        Vector<E> g = s.load(m, slopes + row + c * SIZE);
        Vector<E> y = p.mul(g.sub(delta)).mul(scale);
        s.put(y, lines, line + c);
        s.put(y, groups, slope + c * group);
        s.put(p, others, weight + c * group);
      }
    }
  }
}
