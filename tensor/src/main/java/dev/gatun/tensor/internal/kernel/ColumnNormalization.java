package dev.gatun.tensor.internal.kernel;

import static dev.gatun.tensor.internal.kernel.Normalizations.at;
import static dev.gatun.tensor.internal.kernel.Normalizations.divide;
import static dev.gatun.tensor.internal.kernel.Normalizations.inverseRoots;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.fusion.Operands;
import dev.gatun.tensor.internal.fusion.PointwiseKernel;
import dev.gatun.tensor.internal.kernel.Normalizations.Input;
import java.lang.foreign.MemorySegment;

/**
 * Normalises each column. Blocks of rows lie in one piece, so a pass over one is a single loop that
 * reads the columns' numbers repeated for as many rows.
 */
final class ColumnNormalization {
  private static final long BLOCK = 4096;

  private final Input in;
  private final boolean f64;
  private final long width;
  private final long columns;
  private final long rows;
  private final long block;
  private final long blocks;
  private final Scratch scratch;
  private final MemorySegment partial;
  private final LongFold total;
  private final MemorySegment x;

  private ColumnNormalization(Input in, Scratch scratch) {
    this.in = in;
    this.f64 = in.dtype() == DType.F64;
    this.width = in.dtype().bytes();
    this.columns = in.columns();
    this.rows = in.rows();
    this.block = Math.clamp(BLOCK / columns, 1, (int) Math.min(rows, BLOCK));
    this.blocks = (rows + block - 1) / block;
    this.scratch = scratch;
    this.partial = scratch.bytes(blocks * columns * width);
    this.total = new LongFold(in.dtype(), Reducer.SUM, blocks, columns, scratch);
    this.x = at(in.x());
  }

  /** Computes a block of {@code rows} rows that begins at byte {@code at}. */
  private interface Body {
    void run(long at, long rows, MemorySegment work, LongFold sum, long partial);
  }

  /** Runs {@code body} on all blocks. */
  private void each(Body body) {
    Ranges.run(
        blocks,
        block * columns,
        BLOCK * 4,
        (from, to) -> {
          try (var own = new Scratch()) {
            MemorySegment work = own.bytes(block * columns * width);
            var sum = new LongFold(in.dtype(), Reducer.SUM, block, columns, own);
            for (long b = from; b < to; b++) {
              long count = Math.min(block, rows - b * block);
              body.run(b * block * columns * width, count, work, sum, b * columns * width);
            }
          }
        });
  }

  /** Sums what the blocks left. */
  private void finish(MemorySegment to) {
    total.columns(partial, 0, columns * width, blocks, columns, to, 0);
  }

  /** Returns a number for each column, repeated for the rows of a block. */
  private MemorySegment repeated(MemorySegment numbers) {
    MemorySegment all = scratch.bytes(block * columns * width);
    long row = columns * width;
    for (long r = 0; r < block; r++) MemorySegment.copy(numbers, 0, all, r * row, row);
    return all;
  }

  /** The numbers of the columns, repeated. */
  private record Statistics(MemorySegment means, MemorySegment scales) {}

  private Statistics statistics(double eps, MemorySegment mean, MemorySegment variance) {
    long row = columns * width;
    each((at, n, _, sum, p) -> sum.columns(x, at, row, n, columns, partial, p));
    finish(mean);
    divide(f64, mean, columns, (double) rows);
    MemorySegment means = repeated(mean);
    PointwiseKernel squares = Formula.SQUARED_DIFFERENCE.ofElements(f64);
    each(
        (at, n, work, sum, p) -> {
          squares.run(operands(work, 0, x, at, means), 0, n * columns);
          sum.columns(work, 0, row, n, columns, partial, p);
        });
    finish(variance);
    divide(f64, variance, columns, (double) rows);
    MemorySegment scales = scratch.bytes(row);
    inverseRoots(f64, variance, columns, eps, scales);
    return new Statistics(means, repeated(scales));
  }

  /** Returns operands of one place in x or g and of repeated numbers. */
  private static Operands operands(
      MemorySegment to, long t, MemorySegment from, long f, MemorySegment... repeated) {
    var operands = new Operands(repeated.length + 2, repeated.length + 1);
    operands.stream(0, from, f);
    for (int k = 0; k < repeated.length; k++) operands.stream(k + 1, repeated[k], 0);
    operands.stream(repeated.length + 1, to, t);
    return operands;
  }

  static void forward(Input in, double eps, View y, View mean, View variance) {
    try (var scratch = new Scratch()) {
      var pass = new ColumnNormalization(in, scratch);
      Statistics s = pass.statistics(eps, at(mean), at(variance));
      MemorySegment weights = pass.repeated(at(in.weight()));
      MemorySegment biases = pass.repeated(at(in.bias()));
      MemorySegment to = at(y);
      PointwiseKernel kernel = Formula.NORMALIZED.ofElements(pass.f64);
      pass.each(
          (at, n, _, _, _) ->
              kernel.run(
                  operands(to, at, pass.x, at, s.means, s.scales, weights, biases),
                  0,
                  n * pass.columns));
    }
  }

  static void backward(View g, Input in, double eps, View dx, View dWeight, View dBias) {
    try (var scratch = new Scratch()) {
      var pass = new ColumnNormalization(in, scratch);
      long row = pass.columns * pass.width;
      Statistics s = pass.statistics(eps, scratch.bytes(row), scratch.bytes(row));
      MemorySegment from = at(g);
      pass.each((at, n, _, sum, p) -> sum.columns(from, at, row, n, pass.columns, pass.partial, p));
      pass.finish(at(dBias));
      PointwiseKernel product = Formula.PRODUCT_WITH_NORMALIZED.ofElements(pass.f64);
      pass.each(
          (at, n, work, sum, p) -> {
            var operands = operands(work, 0, from, at, pass.x, s.means, s.scales);
            operands.stream(1, pass.x, at);
            product.run(operands, 0, n * pass.columns);
            sum.columns(work, 0, row, n, pass.columns, pass.partial, p);
          });
      pass.finish(at(dWeight));
      pass.inputGradient(from, s, at(dWeight), at(dBias), at(dx));
    }
  }

  /** The means of the gradient and of its product follow from the sums, times the weight. */
  private void inputGradient(
      MemorySegment g, Statistics s, MemorySegment products, MemorySegment sums, MemorySegment dx) {
    MemorySegment weights = repeated(at(in.weight()));
    MemorySegment a = repeated(share(sums));
    MemorySegment b = repeated(share(products));
    PointwiseKernel kernel = Formula.NORMALIZED_GRADIENT.ofElements(f64);
    each(
        (at, n, _, _, _) -> {
          var operands = operands(dx, at, g, at, x, s.means, s.scales, weights, a, b);
          operands.stream(1, x, at);
          kernel.run(operands, 0, n * columns);
        });
  }

  private MemorySegment share(MemorySegment sums) {
    MemorySegment to = scratch.bytes(columns * width);
    MemorySegment weight = at(in.weight());
    for (long c = 0; c < columns; c++) {
      double mean = Normalizations.get(f64, sums, c) / rows;
      Normalizations.set(f64, to, c, mean * Normalizations.get(f64, weight, c));
    }
    return to;
  }
}
