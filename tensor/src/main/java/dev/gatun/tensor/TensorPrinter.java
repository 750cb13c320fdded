package dev.gatun.tensor;

import java.util.Locale;

/**
 * Prints tensors as NumPy does: nested brackets, columns aligned, large ones abbreviated to three
 * entries at each end, numbers with as many digits as are needed, up to four.
 */
final class TensorPrinter {
  private static final int EDGE = 3;
  private static final int WHOLE = 1000;
  private static final int DIGITS = 4;

  private final Tensor tensor;
  private final boolean shortened;
  private final StringBuilder out = new StringBuilder();
  private boolean scientific;
  private int digits;
  private int width;

  private TensorPrinter(Tensor tensor) {
    this.tensor = tensor;
    this.shortened = tensor.shape().count() > WHOLE;
  }

  static String print(Tensor t) {
    try (var _ = Scope.open()) {
      var printer = new TensorPrinter(t);
      printer.out.append("tensor ").append(t.dtype()).append(t.shape());
      if (t.shape().count() == 0) return printer.out.append(" []").toString();
      printer.out.append(t.shape().rank() > 1 ? "\n" : " ");
      printer.plan(t);
      printer.measure(t);
      printer.write(t, 0);
      return printer.out.toString();
    }
  }

  private long[] shown(Tensor t) {
    long n = t.shape().size(0);
    if (!shortened || n <= 2 * EDGE) return java.util.stream.LongStream.range(0, n).toArray();
    return new long[] {0, 1, 2, n - 3, n - 2, n - 1};
  }

  /** Finds out which notation and how many digits the numbers need. */
  private void plan(Tensor t) {
    if (t.shape().rank() > 0) {
      for (long i : shown(t)) plan(t.select(0, i));
      return;
    }
    double v = Math.abs(t.item());
    if (!tensor.dtype().isFloat() || v == 0 || Double.isInfinite(v) || Double.isNaN(v)) return;
    if (v >= 1e8 || v < 1e-4) scientific = true;
    for (int d = digits; d < DIGITS; d++) {
      double scaled = v * StrictMath.pow(10, d);
      if (Math.abs(scaled - Math.rint(scaled)) < 1e-3 * Math.max(1, scaled * 1e-4)) break;
      digits = d + 1;
    }
  }

  private void measure(Tensor t) {
    if (t.shape().rank() == 0) width = Math.max(width, text(t).length());
    else for (long i : shown(t)) measure(t.select(0, i));
  }

  private String text(Tensor t) {
    if (tensor.dtype() == DType.BOOL) return t.item() != 0 ? "true" : "false";
    if (tensor.dtype().isInteger()) return Long.toString(t.toLongArray()[0]);
    double v = t.item();
    if (Double.isNaN(v)) return "nan";
    if (Double.isInfinite(v)) return v > 0 ? "inf" : "-inf";
    if (scientific) return String.format(Locale.ROOT, "%." + DIGITS + "e", v);
    String s = String.format(Locale.ROOT, "%." + digits + "f", v);
    return digits == 0 ? s + "." : s;
  }

  private void write(Tensor t, int depth) {
    if (t.shape().rank() == 0) {
      out.append(" ".repeat(Math.max(0, width - text(t).length()))).append(text(t));
      return;
    }
    out.append('[');
    long previous = -1;
    for (long i : shown(t)) {
      if (i > 0) separate(t, depth);
      if (i != previous + 1) {
        out.append("...");
        separate(t, depth);
      }
      write(t.select(0, i), depth + 1);
      previous = i;
    }
    out.append(']');
  }

  private void separate(Tensor t, int depth) {
    int rank = t.shape().rank();
    if (rank == 1) out.append(", ");
    else out.append(",").append("\n".repeat(rank - 1)).append(" ".repeat(depth + 1));
  }
}
