package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.fusion.Operands;
import dev.gatun.tensor.internal.fusion.PointwiseKernel;
import java.lang.foreign.MemorySegment;

/** Softmax along a dimension whose neighbours lie apart, of many lines side by side. */
final class ColumnSoftmax {
  private final boolean log;
  private final boolean f64;
  private final long width;
  private final long n;
  private final LongFold max;
  private final LongFold sum;
  private final MemorySegment maxima;
  private final MemorySegment sums;
  private final MemorySegment powers;

  private ColumnSoftmax(DType dtype, long n, long columns, boolean log, Scratch scratch) {
    this.log = log;
    this.f64 = dtype == DType.F64;
    this.width = dtype.bytes();
    this.n = n;
    this.max = new LongFold(dtype, Reducer.MAX, n, columns, scratch);
    this.sum = new LongFold(dtype, Reducer.SUM, n, columns, scratch);
    this.maxima = scratch.bytes(columns * width);
    this.sums = scratch.bytes(columns * width);
    this.powers = scratch.bytes(log ? n * columns * width : 0);
  }

  /**
   * Computes all lines along dimension {@code dim}.
   *
   * @param lines the loops over the first elements of the lines, in {@code to} and in {@code from};
   *     the innermost moves both on by one element
   */
  static void run(Nest lines, View from, View to, int dim, boolean log) {
    long n = from.sizes()[dim];
    int width = from.dtype().bytes();
    long columns = Math.clamp(RowSoftmax.CHUNK / n / 16 * 16, 64, 1024);
    Tiles tiles = new Tiles(lines, 1, columns);
    long fStep = from.strides()[dim] * width;
    long tStep = to.strides()[dim] * width;
    tiles.run(
        new long[] {to.offset() * width, from.offset() * width},
        Math.max(1, RowSoftmax.CHUNK / n),
        at -> {
          try (var scratch = new Scratch()) {
            var softmax = new ColumnSoftmax(from.dtype(), n, at.columns(), log, scratch);
            var source = new Bundle(from.segment(), at.offset(1), width, fStep);
            var target = new Bundle(to.segment(), at.offset(0), width, tStep);
            softmax.lines(source, target, at.columns());
          }
        });
  }

  private void lines(Bundle from, Bundle to, long columns) {
    max.columns(from.segment(), from.offset(), from.step(), n, columns, maxima, 0);
    Bundle e = log ? new Bundle(powers, 0, width, columns * width) : to;
    apply(Formula.EXP_OF_DIFFERENCE, from, e, n, columns, maxima);
    sum.columns(e.segment(), e.offset(), e.step(), n, columns, sums, 0);
    if (log) {
      var all = new Bundle(sums, 0, width, 0);
      apply(Formula.LOG, all, all, 1, columns);
      apply(Formula.DIFFERENCE, from, to, n, columns, maxima, sums);
    } else {
      apply(Formula.QUOTIENT, to, to, n, columns, sums);
    }
  }

  /** Applies a formula to {@code n} elements of each line and the line's own numbers. */
  private void apply(
      Formula formula, Bundle in, Bundle out, long n, long columns, MemorySegment... numbers) {
    PointwiseKernel kernel = formula.ofElements(f64);
    var operands = new Operands(numbers.length + 2, numbers.length + 1);
    for (int k = 0; k < numbers.length; k++) operands.stream(k + 1, numbers[k], 0);
    for (long i = 0; i < n; i++) {
      operands.stream(0, in.segment(), in.offset() + i * in.step());
      operands.stream(numbers.length + 1, out.segment(), out.offset() + i * out.step());
      kernel.run(operands, 0, columns);
    }
  }
}
