package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import java.lang.foreign.MemorySegment;

/** Combines any number of floats at once, in blocks that keep the error of sums small. */
final class LongFold {
  private static final long ROW_BLOCK = Fold.ROW_BLOCK;
  private static final long COLUMN_BLOCK = Fold.COLUMN_BLOCK;

  private final Fold fold;
  private final long width;
  private final MemorySegment partial;

  /**
   * Creates the fold of elements of {@code dtype}.
   *
   * @param n the most elements that are combined into one
   * @param columns how many such combinations go on at a time: 1 along rows
   */
  LongFold(DType dtype, Reducer op, long n, long columns, Scratch scratch) {
    this.fold = Fold.of(dtype, op);
    this.width = dtype.bytes();
    this.partial = scratch.bytes((n / COLUMN_BLOCK * 2 + 4) * columns * width);
  }

  /** Does what {@link Fold#rows} does, with the results side by side. */
  void rows(MemorySegment from, long f, long rows, long n, MemorySegment to, long t) {
    if (n <= ROW_BLOCK) {
      fold.rows(from, f, n * width, rows, n, to, t, width);
      return;
    }
    for (long i = 0; i < rows; i++) row(from, f + i * n * width, n, 0, to, t + i * width);
  }

  private void row(MemorySegment from, long f, long n, long p, MemorySegment to, long t) {
    if (n <= ROW_BLOCK) {
      fold.rows(from, f, 0, 1, n, to, t, 0);
      return;
    }
    long blocks = n / ROW_BLOCK;
    long rest = n % ROW_BLOCK;
    fold.rows(from, f, ROW_BLOCK * width, blocks, ROW_BLOCK, partial, p, width);
    long end = p + blocks * width;
    if (rest > 0) fold.rows(from, f + (n - rest) * width, 0, 1, rest, partial, end, 0);
    long results = blocks + (rest > 0 ? 1 : 0);
    row(partial, p, results, p + results * width, to, t);
  }

  /** Does what {@link Fold#columns} does. */
  void columns(
      MemorySegment from, long f, long fStep, long n, long columns, MemorySegment to, long t) {
    columns(from, f, fStep, n, columns, 0, to, t);
  }

  private void columns(
      MemorySegment from,
      long f,
      long fStep,
      long n,
      long columns,
      long p,
      MemorySegment to,
      long t) {
    if (n <= COLUMN_BLOCK) {
      fold.columns(from, f, fStep, n, columns, to, t);
      return;
    }
    long step = columns * width;
    long results = 0;
    for (long i = 0; i < n; i += COLUMN_BLOCK) {
      long rows = Math.min(COLUMN_BLOCK, n - i);
      fold.columns(from, f + i * fStep, fStep, rows, columns, partial, p + results * step);
      results++;
    }
    columns(partial, p, step, results, columns, p + results * step, to, t);
  }
}
