package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.fusion.Operands;
import java.lang.foreign.MemorySegment;

/**
 * Softmax along rows that lie in one piece, a few at a time, so that they are in the cache when the
 * later ones of the passes over them read them again.
 */
final class RowSoftmax {
  /** How many elements are worked on at a time. */
  static final long CHUNK = 8192;

  private final boolean log;
  private final DType dtype;
  private final long n;
  private final Top top;
  private final LongFold sum;
  private final RowFormula power;
  private final RowFormula result;
  private final MemorySegment maxima;
  private final MemorySegment sums;
  private final MemorySegment factors;
  private final MemorySegment powers;
  private final Operands ofSums = new Operands(2, 1);

  /**
   * Creates the softmax of rows of {@code n} elements.
   *
   * @param rows the most rows at a time
   */
  RowSoftmax(DType dtype, long n, long rows, boolean log, Scratch scratch) {
    this.dtype = dtype;
    this.n = n;
    this.log = log;
    this.top = Top.of(dtype);
    this.sum = new LongFold(dtype, Reducer.SUM, n, 1, scratch);
    this.power = new RowFormula(Formula.EXP_OF_DIFFERENCE, dtype, n, rows, scratch);
    this.result = new RowFormula(last(log, n), dtype, n, rows, scratch);
    this.maxima = scratch.bytes(rows * dtype.bytes());
    this.sums = scratch.bytes(rows * dtype.bytes());
    this.factors = scratch.bytes(rows * dtype.bytes());
    this.powers = scratch.bytes(log ? rows * n * dtype.bytes() : 0);
    ofSums.stream(0, sums, 0);
  }

  /** In rows that are short, the numbers of a row are repeated, which costs more than to divide. */
  private static Formula last(boolean log, long n) {
    if (log) return Formula.DIFFERENCE;
    return n < RowFormula.SHORT ? Formula.QUOTIENT : Formula.CORRECTED_PRODUCT;
  }

  /** Computes the rows of one dense matrix into those of another. */
  static void run(View from, View to, boolean log) {
    long n = from.sizes()[1];
    long chunk = Math.max(1, CHUNK / n);
    int width = from.dtype().bytes();
    Ranges.run(
        from.sizes()[0],
        n,
        CHUNK,
        (first, end) -> {
          try (var scratch = new Scratch()) {
            long most = Math.min(chunk, end - first);
            var softmax = new RowSoftmax(from.dtype(), n, most, log, scratch);
            for (long r = first; r < end; r += chunk) {
              long f = (from.offset() + r * n) * width;
              long t = (to.offset() + r * n) * width;
              softmax.rows(from.segment(), f, Math.min(chunk, end - r), to.segment(), t);
            }
          }
        });
  }

  private void rows(MemorySegment from, long f, long rows, MemorySegment to, long t) {
    top.rows(from, f, rows, n, maxima, 0);
    if (!log) {
      power.run(from, f, rows, to, t, maxima);
      sum.rows(to, t, rows, n, sums, 0);
      divide(rows, to, t);
      return;
    }
    power.run(from, f, rows, powers, 0, maxima);
    sum.rows(powers, 0, rows, n, sums, 0);
    ofSums(Formula.LOG, sums, rows);
    result.run(from, f, rows, to, t, maxima, sums);
  }

  private void divide(long rows, MemorySegment to, long t) {
    if (n < RowFormula.SHORT) {
      result.run(to, t, rows, to, t, sums);
      return;
    }
    ofSums(Formula.RECIPROCAL, factors, rows);
    ofSums(Formula.NEGATIVE, sums, rows);
    result.run(to, t, rows, to, t, sums, factors);
  }

  private void ofSums(Formula formula, MemorySegment result, long rows) {
    ofSums.stream(1, result, 0);
    formula.ofElements(dtype == DType.F64).run(ofSums, 0, rows);
  }
}
