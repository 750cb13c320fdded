package dev.gatun.tensor;

import java.util.function.IntToDoubleFunction;

/** Tensors with regular contents, computed in doubles and rounded once. */
final class Creation {
  private Creation() {}

  static Tensor arange(double start, double stop, double step, DType dtype) {
    double n = Math.ceil((stop - start) / step);
    if (step == 0 || Double.isNaN(n) || n < 0) {
      throw new IllegalArgumentException(
          "arange: from "
              + start
              + " to "
              + stop
              + " in steps of "
              + step
              + "; expected a step that is not 0 and leads from start to stop");
    }
    if (n > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("arange: " + n + " numbers, expected at most 2147483639");
    }
    return fill((int) n, i -> start + i * step, dtype);
  }

  static Tensor linspace(double start, double stop, int n, DType dtype) {
    checkCount("linspace", n);
    return fill(n, i -> between(start, stop, n, i), dtype);
  }

  static Tensor logspace(double start, double stop, int n, double base, DType dtype) {
    checkCount("logspace", n);
    return fill(n, i -> StrictMath.pow(base, between(start, stop, n, i)), dtype);
  }

  private static void checkCount(String name, int n) {
    if (n < 0) throw new IllegalArgumentException(name + ": n is " + n + ", expected 0 or more");
  }

  /** Each half is counted from its own end, so that both ends are exact. */
  private static double between(double start, double stop, int n, int i) {
    if (n == 1) return start;
    double step = (stop - start) / (n - 1);
    return i < n / 2 ? start + i * step : stop - (n - 1 - i) * step;
  }

  private static Tensor fill(int n, IntToDoubleFunction f, DType dtype) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) values[i] = f.applyAsDouble(i);
    return Tensor.of(values).to(dtype);
  }

  static Tensor eye(int n, DType dtype) {
    return eye(n, n, dtype);
  }

  static Tensor eye(int n, int m, DType dtype) {
    Tensor t = Tensor.zeros(Shape.of(n, m), dtype);
    t.alias(Shape.of(Math.min(n, m)), new long[] {m + 1L}, 0).fill(1);
    return t;
  }
}
