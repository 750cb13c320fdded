package dev.gatun.tensor.internal.kernel;

import static dev.gatun.tensor.internal.kernel.Normalizations.at;
import static dev.gatun.tensor.internal.kernel.Normalizations.divide;
import static dev.gatun.tensor.internal.kernel.Normalizations.get;
import static dev.gatun.tensor.internal.kernel.Normalizations.inverseRoots;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.fusion.Operands;
import dev.gatun.tensor.internal.fusion.PointwiseKernel;
import dev.gatun.tensor.internal.kernel.Normalizations.Input;
import java.lang.foreign.MemorySegment;

/** Normalises each row by itself, a few rows at a time. */
final class RowNormalization {
  /** The elements of the rows that are worked on at a time. */
  private static final long CHUNK = 8192;

  /** The elements of a task, whose chunks share their working memory. */
  private static final long GRAIN = 4 * CHUNK;

  private final Input in;
  private final boolean f64;
  private final long width;
  private final long n;
  private final double eps;
  private final LongFold sum;
  private final MemorySegment x;
  private final MemorySegment means;
  private final MemorySegment variances;
  private final MemorySegment scales;
  private final MemorySegment work;
  private final PointwiseKernel squares;

  private RowNormalization(Input in, double eps, long rows, Scratch scratch) {
    this.in = in;
    this.f64 = in.dtype() == DType.F64;
    this.width = in.dtype().bytes();
    this.n = in.columns();
    this.eps = eps;
    this.sum = new LongFold(in.dtype(), Reducer.SUM, n, 1, scratch);
    this.x = at(in.x());
    this.means = scratch.bytes(rows * width);
    this.variances = scratch.bytes(rows * width);
    this.scales = scratch.bytes(rows * width);
    this.work = scratch.bytes(rows * n * width);
    this.squares = Formula.SQUARED_DIFFERENCE.ofNumbers(f64);
  }

  private static long chunk(Input in) {
    return Math.max(1, CHUNK / in.columns());
  }

  static void forward(Input in, double eps, View y, View mean, View variance) {
    long chunk = chunk(in);
    long width = in.dtype().bytes();
    Ranges.run(
        in.rows(),
        in.columns(),
        GRAIN,
        (first, end) -> {
          try (var scratch = new Scratch()) {
            var pass = new RowNormalization(in, eps, Math.min(chunk, end - first), scratch);
            for (long r = first; r < end; r += chunk) {
              long rows = Math.min(chunk, end - r);
              pass.statistics(r, rows);
              pass.results(r, rows, at(y));
              long bytes = rows * width;
              MemorySegment.copy(pass.means, 0, at(mean), r * width, bytes);
              MemorySegment.copy(pass.variances, 0, at(variance), r * width, bytes);
            }
          }
        });
  }

  /** Computes mean, variance and scale of some rows. */
  private void statistics(long first, long rows) {
    long from = first * n * width;
    sum.rows(x, from, rows, n, means, 0);
    divide(f64, means, rows, (double) n);
    var operands = new Operands(3, 2);
    for (long i = 0; i < rows; i++) {
      operands.stream(0, x, from + i * n * width);
      operands.scalar(1, get(f64, means, i));
      operands.stream(2, work, i * n * width);
      squares.run(operands, 0, n);
    }
    sum.rows(work, 0, rows, n, variances, 0);
    divide(f64, variances, rows, (double) n);
    inverseRoots(f64, variances, rows, eps, scales);
  }

  private void results(long first, long rows, MemorySegment y) {
    PointwiseKernel kernel = Formula.NORMALIZED.kernel(f64, 0b110);
    var operands = new Operands(6, 5);
    operands.stream(3, at(in.weight()), 0);
    operands.stream(4, at(in.bias()), 0);
    for (long i = 0; i < rows; i++) {
      long place = (first + i) * n * width;
      operands.stream(0, x, place);
      operands.scalar(1, get(f64, means, i));
      operands.scalar(2, get(f64, scales, i));
      operands.stream(5, y, place);
      kernel.run(operands, 0, n);
    }
  }

  /** The sums of each chunk of rows are kept apart until all are there. */
  static void backward(View g, Input in, double eps, View dx, View dWeight, View dBias) {
    long chunk = chunk(in);
    long chunks = (in.rows() + chunk - 1) / chunk;
    long row = in.columns() * in.dtype().bytes();
    try (var outer = new Scratch()) {
      MemorySegment ofWeights = outer.bytes(chunks * row);
      MemorySegment ofBiases = outer.bytes(chunks * row);
      Ranges.run(
          chunks,
          chunk * in.columns(),
          GRAIN,
          (from, to) -> {
            try (var scratch = new Scratch()) {
              var pass = new RowNormalization(in, eps, chunk, scratch);
              var gradient = pass.new Gradient(at(g), at(dx), chunk, scratch);
              for (long c = from; c < to; c++) {
                long rows = Math.min(chunk, in.rows() - c * chunk);
                gradient.rows(c * chunk, rows, ofWeights, ofBiases, c * row);
              }
            }
          });
      var total = new LongFold(in.dtype(), Reducer.SUM, chunks, in.columns(), outer);
      total.columns(ofWeights, 0, row, chunks, in.columns(), at(dWeight), 0);
      total.columns(ofBiases, 0, row, chunks, in.columns(), at(dBias), 0);
    }
  }

  /** What a gradient needs besides. */
  private final class Gradient {
    private final MemorySegment g;
    private final MemorySegment dx;
    private final MemorySegment sums;
    private final MemorySegment products;
    private final LongFold down;

    Gradient(MemorySegment g, MemorySegment dx, long rows, Scratch scratch) {
      this.g = g;
      this.dx = dx;
      this.sums = scratch.bytes(rows * width);
      this.products = scratch.bytes(rows * width);
      this.down = new LongFold(in.dtype(), Reducer.SUM, rows, n, scratch);
    }

    void rows(long first, long rows, MemorySegment weights, MemorySegment biases, long at) {
      statistics(first, rows);
      down.columns(g, first * n * width, n * width, rows, n, biases, at);
      withNormalized(first, rows);
      down.columns(work, 0, n * width, rows, n, weights, at);
      timesWeight(work, 0, rows);
      sum.rows(work, 0, rows, n, products, 0);
      timesWeight(g, first * n * width, rows);
      sum.rows(work, 0, rows, n, sums, 0);
      divide(f64, sums, rows, (double) n);
      divide(f64, products, rows, (double) n);
      results(first, rows);
    }

    /** Puts the gradient times the normalised elements into the working memory. */
    private void withNormalized(long first, long rows) {
      PointwiseKernel kernel = Formula.PRODUCT_WITH_NORMALIZED.kernel(f64, 0b1100);
      var operands = new Operands(5, 4);
      for (long i = 0; i < rows; i++) {
        long place = (first + i) * n * width;
        operands.stream(0, g, place);
        operands.stream(1, x, place);
        operands.scalar(2, get(f64, means, i));
        operands.scalar(3, get(f64, scales, i));
        operands.stream(4, work, i * n * width);
        kernel.run(operands, 0, n);
      }
    }

    private void timesWeight(MemorySegment from, long f, long rows) {
      PointwiseKernel kernel = Formula.PRODUCT.ofElements(f64);
      var operands = new Operands(3, 2);
      operands.stream(1, at(in.weight()), 0);
      for (long i = 0; i < rows; i++) {
        operands.stream(0, from, f + i * n * width);
        operands.stream(2, work, i * n * width);
        kernel.run(operands, 0, n);
      }
    }

    private void results(long first, long rows) {
      PointwiseKernel kernel = Formula.NORMALIZED_GRADIENT.kernel(f64, 0b1101100);
      var operands = new Operands(8, 7);
      operands.stream(4, at(in.weight()), 0);
      for (long i = 0; i < rows; i++) {
        long place = (first + i) * n * width;
        operands.stream(0, g, place);
        operands.stream(1, x, place);
        operands.scalar(2, get(f64, means, i));
        operands.scalar(3, get(f64, scales, i));
        operands.scalar(5, get(f64, sums, i));
        operands.scalar(6, get(f64, products, i));
        operands.stream(7, dx, place);
        kernel.run(operands, 0, n);
      }
    }
  }
}
