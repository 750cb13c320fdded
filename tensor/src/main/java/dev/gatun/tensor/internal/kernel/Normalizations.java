package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Normalises the rows or the columns of dense matrices, and computes the gradients. Rows are worked
 * on some at a time while they are in the cache; columns in blocks of rows, whose sums are summed.
 */
public final class Normalizations {
  private Normalizations() {}

  /**
   * The matrices and vectors of a pass; all dense, of one type, f32 or f64.
   *
   * @param x the elements, {@code (rows, columns)}
   * @param weight a factor for each column
   * @param bias an offset for each column; of a gradient the weight again
   */
  public record Input(View x, View weight, View bias) {
    long rows() {
      return x.sizes()[0];
    }

    long columns() {
      return x.sizes()[1];
    }

    DType dtype() {
      return x.dtype();
    }
  }

  /**
   * Puts {@code (x - mean) / sqrt(variance + eps) weight + bias} into {@code y}, and the mean and
   * the variance of each column, or else of each row, into {@code mean} and {@code variance}.
   */
  public static void forward(
      boolean ofColumns, Input in, double eps, View y, View mean, View variance) {
    if (in.x().count() == 0) {
      Copies.fill(mean, Double.NaN);
      Copies.fill(variance, Double.NaN);
    } else if (ofColumns) {
      ColumnNormalization.forward(in, eps, y, mean, variance);
    } else {
      RowNormalization.forward(in, eps, y, mean, variance);
    }
  }

  /**
   * Computes the gradients with respect to x, the weight and the bias.
   *
   * @param g the gradient of the result
   */
  public static void backward(
      boolean ofColumns, View g, Input in, double eps, View dx, View dWeight, View dBias) {
    if (in.x().count() == 0) {
      Copies.fill(dWeight, 0);
      Copies.fill(dBias, 0);
    } else if (ofColumns) {
      ColumnNormalization.backward(g, in, eps, dx, dWeight, dBias);
    } else {
      RowNormalization.backward(g, in, eps, dx, dWeight, dBias);
    }
  }

  static MemorySegment at(View v) {
    return v.segment().asSlice(v.offset() * v.dtype().bytes());
  }

  static double get(boolean f64, MemorySegment m, long i) {
    return f64 ? m.getAtIndex(ValueLayout.JAVA_DOUBLE, i) : m.getAtIndex(ValueLayout.JAVA_FLOAT, i);
  }

  static void set(boolean f64, MemorySegment m, long i, double value) {
    if (f64) m.setAtIndex(ValueLayout.JAVA_DOUBLE, i, value);
    else m.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) value);
  }

  /** Divides {@code n} numbers by {@code by}. */
  static void divide(boolean f64, MemorySegment m, long n, double by) {
    for (long i = 0; i < n; i++) set(f64, m, i, get(f64, m, i) / by);
  }

  /** Puts {@code 1 / sqrt(v + eps)} of {@code n} numbers into {@code to}. */
  static void inverseRoots(boolean f64, MemorySegment v, long n, double eps, MemorySegment to) {
    for (long i = 0; i < n; i++) set(f64, to, i, 1 / Math.sqrt(get(f64, v, i) + eps));
  }
}
