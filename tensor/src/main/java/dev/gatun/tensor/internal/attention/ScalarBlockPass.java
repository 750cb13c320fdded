package dev.gatun.tensor.internal.attention;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The passes in plain Java: the reference, and what runs without SIMD. All arithmetic is done in
 * double and rounded once, which for the four basic operations on floats is what float arithmetic
 * gives.
 */
final class ScalarBlockPass implements BlockPass {
  /** How many columns are interleaved. */
  private final int group;

  private final boolean f64;
  private final long size;

  ScalarBlockPass(DType type, int group) {
    this.f64 = type == DType.F64;
    this.size = type.bytes();
    this.group = group;
  }

  private double get(MemorySegment m, long at) {
    return f64
        ? m.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at)
        : m.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
  }

  private void set(MemorySegment m, long at, double value) {
    if (f64) m.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at, value);
    else m.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at, (float) value);
  }

  private static void put(Object array, int at, double value) {
    if (array instanceof float[] x) x[at] = (float) value;
    else ((double[]) array)[at] = value;
  }

  private double rounded(double x) {
    return f64 ? x : (float) x;
  }

  @Override
  public void add(MemorySegment memory, long to, long from, int count) {
    for (long i = 0; i < count * size; i += size) {
      set(memory, to + i, get(memory, to + i) + get(memory, from + i));
    }
  }

  @Override
  public void shift(MemorySegment memory, Block block, long maxima, long factors) {
    for (int r = 0; r < block.rows(); r++) {
      long at = block.at() + size * r * block.width();
      double before = get(memory, maxima + r * size);
      double most = before;
      for (int c = 0; c < block.width(); c++) most = Math.max(most, get(memory, at + c * size));
      double by = most == Double.NEGATIVE_INFINITY ? 0 : most;
      set(memory, maxima + r * size, most);
      set(memory, factors + r * size, before - by);
      for (int c = 0; c < block.width(); c++) {
        set(memory, at + c * size, get(memory, at + c * size) - by);
      }
    }
  }

  @Override
  public void collect(MemorySegment memory, Block block, long factors, long sums, Target lines) {
    for (int r = 0; r < block.rows(); r++) {
      long at = block.at() + size * r * block.width();
      double factor = get(memory, factors + r * size);
      for (int lane = 0; lane < LANES; lane++) {
        long sum = sums + (r * LANES + lane) * size;
        double x = rounded(get(memory, sum) * factor);
        for (int c = lane; c < block.width(); c += LANES) {
          double p = get(memory, at + c * size);
          x = rounded(x + p);
          put(lines.array(), lines.at() + r * lines.step() + c, p);
        }
        set(memory, sum, x);
      }
    }
  }

  @Override
  public void scale(MemorySegment memory, Block block, long factors) {
    for (int r = 0; r < block.rows(); r++) {
      double factor = get(memory, factors + r * size);
      if (factor == 1) continue;
      long at = block.at() + size * r * block.width();
      for (int c = 0; c < block.width(); c++) {
        set(memory, at + c * size, get(memory, at + c * size) * factor);
      }
    }
  }

  @Override
  public void total(MemorySegment memory, long sums, int rows, long totals) {
    for (int r = 0; r < rows; r++) {
      long at = sums + size * r * LANES;
      for (int half = LANES / 2; half > 0; half /= 2) add(memory, at, at + half * size, half);
      set(memory, totals + r * size, get(memory, at));
    }
  }

  @Override
  public void divide(MemorySegment memory, Block block, long numbers, Result result, int columns) {
    for (int r = 0; r < block.rows(); r++) {
      long at = block.at() + size * r * block.width();
      double by = get(memory, numbers + r * size);
      for (int c = 0; c < columns; c++) {
        long to = result.at() + r * result.rowBytes() + c * size;
        set(result.memory(), to, get(memory, at + c * size) / by);
      }
    }
  }

  @Override
  public void subtract(MemorySegment memory, Block block, MemorySegment numbers, long at) {
    for (int r = 0; r < block.rows(); r++) {
      double by = get(numbers, at + r * size);
      long row = block.at() + size * r * block.width();
      for (int c = 0; c < block.width(); c++) {
        set(memory, row + c * size, get(memory, row + c * size) - by);
      }
    }
  }

  @Override
  public void spread(
      MemorySegment memory, Block block, long slopes, Deltas deltas, Spread targets) {
    double scale = rounded(deltas.scale());
    for (int r = 0; r < block.rows(); r++) {
      long row = size * r * block.width();
      double delta = get(deltas.memory(), deltas.at() + r * size);
      for (int c = 0; c < block.width(); c++) {
        double p = get(memory, block.at() + row + c * size);
        double g = rounded(get(memory, slopes + row + c * size) - delta);
        double y = rounded(rounded(p * g) * scale);
        Target lines = targets.lines();
        put(lines.array(), lines.at() + r * lines.step() + c, y);
        put(targets.slopes().array(), grouped(targets.slopes(), r, c), y);
        put(targets.weights().array(), grouped(targets.weights(), r, c), p);
      }
    }
  }

  private int grouped(Target target, int row, int column) {
    return target.at() + column / group * target.step() + row * group + column % group;
  }
}
