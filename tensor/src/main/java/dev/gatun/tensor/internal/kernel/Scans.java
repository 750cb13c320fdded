package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.fusion.Operands;
import dev.gatun.tensor.internal.fusion.PointwiseKernel;

/** Combines each element with all those before it along a dimension. */
public final class Scans {
  private static final long GRAIN = 32 << 10;

  private Scans() {}

  /**
   * Puts into each element of {@code to} the sum, product, maximum or minimum of the elements of
   * {@code from} up to its position along {@code dim}. Floats are combined one after the other in
   * binary64 and rounded to binary32 if they are no wider; integers and masks are combined as
   * longs. NaN stays from where it occurs.
   *
   * @param op {@code SUM}, {@code PROD}, {@code MAX} or {@code MIN}
   * @param from any strides, also 0 and negative
   * @param reverse whether to begin at the end
   * @param to the same sizes; any strides that keep its elements apart
   */
  public static void cumulate(Reducer op, View from, int dim, boolean reverse, View to) {
    if (to.count() == 0) return;
    if (from.rank() == 0) {
      Copies.copy(from, to);
      return;
    }
    DType type = type(from.dtype());
    try (var scratch = new Scratch()) {
      View source = scratch.converted(from, type);
      View target = to.dtype() == type ? to : scratch.dense(type, to.sizes());
      scan(Scan.of(type, op), directed(source, dim, reverse), directed(target, dim, reverse), dim);
      if (to.dtype() != type) Copies.copy(target, to);
    }
  }

  /**
   * Puts into each element of {@code to} the logarithm of the sum of the exponentials of the
   * elements of {@code from} up to its position along {@code dim}, one after the other: {@code y =
   * max(y, x) + log1p(exp(-|y - x|))}.
   *
   * @param from floats of any strides, also 0 and negative
   * @param reverse whether to begin at the end
   * @param to the same sizes; any strides that keep its elements apart
   */
  public static void logCumSumExp(View from, int dim, boolean reverse, View to) {
    if (to.count() == 0) return;
    if (from.rank() == 0) {
      Copies.copy(from, to);
      return;
    }
    DType type = type(from.dtype());
    View source = Lines.first(directed(from, dim, reverse), dim);
    View target = Lines.first(directed(to, dim, reverse), dim);
    try (var scratch = new Scratch()) {
      View rows = scratch.dense(type, source.sizes());
      Copies.copy(source, rows);
      logCumSumExp(rows);
      Copies.copy(rows, target);
    }
  }

  /** Combines each row with the one before, in place. */
  private static void logCumSumExp(View rows) {
    boolean f64 = rows.dtype() == DType.F64;
    long n = rows.sizes()[0];
    long columns = rows.count() / n;
    long step = columns * rows.dtype().bytes();
    PointwiseKernel kernel = Formula.LOG_ADD_EXP.ofElements(f64);
    Ranges.run(
        columns,
        n,
        GRAIN,
        (first, end) -> {
          var operands = new Operands(3, 2);
          for (int i = 0; i < 3; i++) operands.stream(i, rows.segment(), 0);
          for (long r = 1; r < n; r++) {
            operands.move(0, (r - 1) * step);
            operands.move(1, r * step);
            operands.move(2, r * step);
            kernel.run(operands, first, end);
          }
        });
  }

  private static DType type(DType dtype) {
    return dtype == DType.F64 ? DType.F64 : dtype.isFloat() ? DType.F32 : DType.I64;
  }

  /** Returns the same elements, from the last to the first along {@code dim} if {@code reverse}. */
  private static View directed(View v, int dim, boolean reverse) {
    if (!reverse) return v;
    long[] strides = v.strides().clone();
    long offset = v.offset() + (v.sizes()[dim] - 1) * strides[dim];
    strides[dim] = -strides[dim];
    return new View(v.dtype(), v.segment(), offset, v.sizes(), strides);
  }

  private static void scan(Scan scan, View from, View to, int dim) {
    long n = from.sizes()[dim];
    int width = from.dtype().bytes();
    Nest lines = Nest.of(Lines.heads(to, dim), Lines.heads(from, dim)).atLeast(2);
    Tiles tiles = new Tiles(lines, 1, Scan.LINES);
    long[] offsets = {to.offset() * width, from.offset() * width};
    tiles.run(
        offsets,
        Math.max(1, GRAIN / n),
        at -> {
          var source =
              new Bundle(
                  from.segment(), at.offset(1), tiles.columnStep(1), from.strides()[dim] * width);
          var target =
              new Bundle(
                  to.segment(), at.offset(0), tiles.columnStep(0), to.strides()[dim] * width);
          scan.run(from.dtype(), source, target, at.columns(), n);
        });
  }
}
