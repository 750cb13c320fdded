package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.Reducer;
import java.lang.foreign.MemorySegment;

/**
 * The stages of a reduction. Each combines blocks of elements along the innermost of the loops that
 * are to be combined; what it leaves is the input of the next, until nothing is left to combine.
 */
final class Folding {
  private static final long GRAIN = 64 << 10;
  private static final long COLUMN_AREA = 16 << 10;
  private static final long COLUMN_TILE = 1024;
  private static final long SHORT = 16;

  private final Reducer op;
  private final boolean vectors;
  private final Scratch scratch;

  /** What is to be combined next. */
  private View data;

  /** Where the results belong: the sizes of {@code data}, stride 0 along what is combined. */
  private View target;

  /**
   * Creates the stages of a reduction.
   *
   * @param data elements of a type that folds take
   * @param target the results, repeated to the sizes of {@code data} by strides of 0
   * @param vectors whether to use vectors; the bits are the same without
   */
  Folding(Reducer op, boolean vectors, Scratch scratch, View data, View target) {
    this.op = op;
    this.vectors = vectors;
    this.scratch = scratch;
    this.data = data;
    this.target = target;
  }

  /** Runs all stages. */
  void run() {
    Nest nest = Nest.of(data, target);
    int loop = nest.loopOf(1, 0);
    while (loop >= 0) {
      int last = nest.depth() - 1;
      if (nest.steps()[0][last] != data.dtype().bytes()) gather(nest);
      else if (loop == last && isShort(nest)) gather(nest.moved(last, last - 1));
      else if (stage(nest, loop)) return;
      nest = Nest.of(data, target);
      loop = nest.loopOf(1, 0);
    }
    Copies.copy(data, target);
  }

  /** Rows too short to fill the lanes are better combined as columns. */
  private static boolean isShort(Nest nest) {
    int next = nest.depth() - 2;
    return nest.inner(0) < SHORT
        && next >= 0
        && nest.sizes()[next] >= SHORT
        && nest.steps()[1][next] != 0;
  }

  /** Copies the data to where its elements lie in the order of these loops. */
  private void gather(Nest nest) {
    View dense = scratch.dense(data.dtype(), nest.sizes());
    Copies.copy(nest.view(0, data), dense);
    target = nest.view(1, target);
    data = dense;
  }

  /** Combines blocks of one loop, and tells whether that was all. */
  private boolean stage(Nest nest, int loop) {
    boolean rows = loop == nest.depth() - 1;
    Nest loops = (rows ? longRows(nest) : nest.moved(loop, nest.depth() - 2)).atLeast(2);
    int at = loops.depth() - (rows ? 1 : 2);
    long[] sizes = loops.sizes().clone();
    Tiles tiles = rows ? rowTiles(loops) : columnTiles(loops);
    long block = rows ? tiles.columns() : tiles.rows();
    sizes[at] = (sizes[at] + block - 1) / block;

    View reached = loops.view(1, target);
    boolean last = sizes[at] == 1 && isOnly(loops, at) && fits(reached, rows);
    View out = last ? reached : scratch.dense(Fold.result(data.dtype()), sizes);
    if (rows) foldRows(tiles, out);
    else foldColumns(tiles, out);
    target =
        new View(reached.dtype(), reached.segment(), reached.offset(), sizes, reached.strides());
    data = out;
    return last;
  }

  /** Brings the longest loop next to the rows, so that a tile has many of them. */
  private static Nest longRows(Nest nest) {
    int next = nest.depth() - 2;
    int longest = next;
    for (int d = 0; d < next; d++) if (nest.sizes()[d] > nest.sizes()[longest]) longest = d;
    boolean few = next >= 0 && nest.sizes()[next] < SHORT;
    return few && isOnly(nest, next + 1) ? nest.moved(longest, next) : nest;
  }

  private static boolean isOnly(Nest loops, int at) {
    for (int d = 0; d < at; d++) {
      if (loops.steps()[1][d] == 0 && loops.sizes()[d] > 1) return false;
    }
    return true;
  }

  private boolean fits(View reached, boolean rows) {
    return reached.dtype() == Fold.result(data.dtype())
        && (rows || reached.strides()[reached.rank() - 1] == 1);
  }

  private static Tiles rowTiles(Nest loops) {
    long columns = loops.inner(0) < Fold.WIDE ? Fold.ROW_BLOCK : Fold.WIDE;
    return new Tiles(loops, Math.max(1, columns / loops.inner(0)), columns);
  }

  private static Tiles columnTiles(Nest loops) {
    long rows =
        Math.clamp(COLUMN_AREA / loops.inner(0) / Fold.GROUP * Fold.GROUP, 64, Fold.COLUMN_BLOCK);
    return new Tiles(loops, rows, COLUMN_TILE);
  }

  private void foldRows(Tiles tiles, View out) {
    Fold fold = Fold.of(data.dtype(), op, vectors);
    Tiles both = tiles.with(1, out, tiles.nest().depth() - 1);
    MemorySegment source = data.segment();
    MemorySegment result = out.segment();
    long sourceStep = both.rowStep(0);
    long resultStep = both.rowStep(1);
    long blockStep = step(out, 1);
    both.run(
        offsets(out),
        GRAIN,
        at -> {
          long t = at.offset(1) + at.inner(0) * blockStep;
          fold.rows(
              source, at.offset(0), sourceStep, at.rows(), at.columns(), result, t, resultStep);
        });
  }

  private void foldColumns(Tiles tiles, View out) {
    Fold fold = Fold.of(data.dtype(), op, vectors);
    Tiles both = tiles.with(1, out, tiles.nest().depth() - 2);
    MemorySegment source = data.segment();
    MemorySegment result = out.segment();
    long sourceStep = both.rowStep(0);
    long blockStep = step(out, 2);
    both.run(
        offsets(out),
        GRAIN,
        at -> {
          long t = at.offset(1) + at.inner(1) * blockStep;
          fold.columns(source, at.offset(0), sourceStep, at.rows(), at.columns(), result, t);
        });
  }

  /** Returns how many bytes lie between the results of two blocks. */
  private static long step(View out, int fromLast) {
    return out.strides()[out.rank() - fromLast] * out.dtype().bytes();
  }

  private long[] offsets(View out) {
    return new long[] {data.offset() * data.dtype().bytes(), out.offset() * out.dtype().bytes()};
  }
}
