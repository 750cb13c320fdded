package dev.gatun.tensor;

/** Tensors with regular contents. */
final class Creation {
  private Creation() {}

  static Tensor arange(double start, double stop, double step, DType dtype) {
    if (step == 0 || Double.isNaN(step)) {
      throw new IllegalArgumentException("arange: step is " + step + ", expected not 0");
    }
    int n = Math.toIntExact((long) Math.max(0, Math.ceil((stop - start) / step)));
    double[] values = new double[n];
    for (int i = 0; i < n; i++) values[i] = start + i * step;
    return Tensor.of(values).to(dtype);
  }

  static Tensor linspace(double start, double stop, int n, DType dtype) {
    if (n < 0) throw new IllegalArgumentException("linspace: n is " + n + ", expected 0 or more");
    double[] values = new double[n];
    double step = n > 1 ? (stop - start) / (n - 1) : 0;
    for (int i = 0; i < n; i++) {
      values[i] = i < n / 2 ? start + i * step : stop - (n - 1 - i) * step;
    }
    if (n == 1) values[0] = start;
    return Tensor.of(values).to(dtype);
  }

  static Tensor eye(int n, DType dtype) {
    Tensor t = Tensor.full(Shape.of(n, n), 0, dtype);
    t.alias(Shape.of(n), new long[] {n + 1L}, 0).fill(1);
    return t;
  }
}
