package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import java.lang.foreign.ValueLayout;

/** Finds where the largest or smallest elements are. */
public final class ArgReductions {
  private static final long BLOCK = Fold.ROW_BLOCK;
  private static final long GRAIN = 64 << 10;

  private ArgReductions() {}

  /**
   * Puts the position along {@code dim} of the largest element, or the smallest, into {@code to}.
   * Of equal ones it is the first; zeros of both signs are equal, and NaN counts as larger (or
   * smaller) than everything else.
   *
   * @param max whether the largest is wanted
   * @param from any strides, at least one element along {@code dim}
   * @param to I64, the same sizes but 1 along {@code dim}
   */
  public static void argReduce(boolean max, View from, int dim, View to) {
    if (to.count() == 0) return;
    try (var scratch = new Scratch()) {
      boolean narrow = from.dtype().isFloat() && !from.dtype().computes();
      View source = narrow ? scratch.converted(from, DType.F32) : from;
      View rows = Lines.rows(Lines.last(source, dim), scratch);
      View blocks = blocks(max ? Reducer.MAX : Reducer.MIN, rows, scratch);
      View result = Lines.last(to, dim);
      View found = scratch.dense(DType.I64, result.sizes());
      find(max, rows, blocks, found);
      Copies.copy(found, result);
    }
  }

  /** Returns the extremes of the blocks of each row. */
  private static View blocks(Reducer op, View rows, Scratch scratch) {
    Fold fold = Fold.of(rows.dtype(), op);
    long n = rows.sizes()[1];
    long blocks = (n + BLOCK - 1) / BLOCK;
    View out = scratch.dense(Fold.result(rows.dtype()), rows.sizes()[0], blocks);
    long width = rows.dtype().bytes();
    long outWidth = out.dtype().bytes();
    Ranges.run(
        rows.sizes()[0] * blocks,
        Math.min(n, BLOCK),
        GRAIN,
        (from, to) -> {
          for (long i = from; i < to; i++) {
            long start = i % blocks * BLOCK;
            long f = (rows.offset() + i / blocks * n + start) * width;
            long length = Math.min(BLOCK, n - start);
            fold.rows(rows.segment(), f, 0, 1, length, out.segment(), i * outWidth, 0);
          }
        });
    return out;
  }

  /** Finds the first block with the extreme, and there the first element. */
  private static void find(boolean max, View rows, View blocks, View found) {
    Finder inRow = Finder.of(rows.dtype(), max);
    Finder inBlocks = Finder.of(blocks.dtype(), max);
    long n = rows.sizes()[1];
    long perRow = blocks.sizes()[1];
    long width = rows.dtype().bytes();
    long blockWidth = blocks.dtype().bytes();
    Ranges.run(
        rows.sizes()[0],
        Math.min(n, BLOCK) + perRow,
        GRAIN,
        (from, to) -> {
          for (long r = from; r < to; r++) {
            long b = inBlocks.largest(blocks.segment(), r * perRow * blockWidth, perRow);
            long key = inBlocks.key(blocks.segment(), (r * perRow + b) * blockWidth);
            long start = b * BLOCK;
            long f = (rows.offset() + r * n + start) * width;
            long i = start + inRow.first(rows.segment(), f, Math.min(BLOCK, n - start), key);
            found.segment().setAtIndex(ValueLayout.JAVA_LONG, r, i);
          }
        });
  }
}
