package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.internal.parallel.Parallel;

/**
 * A nest of loops whose two innermost are cut into tiles of at most {@code rows} by {@code columns}
 * rounds.
 *
 * @param nest at least two loops
 * @param rows the most rounds of the last loop but one in a tile
 * @param columns the most rounds of the innermost loop in a tile
 */
record Tiles(Nest nest, long rows, long columns) {
  private static final long SIDE = 64;

  /** Returns tiles that are as long as possible along the innermost loop. */
  static Tiles lines(Nest nest) {
    long columns = Math.min(nest.inner(0), SIDE * SIDE);
    return new Tiles(nest, SIDE * SIDE / columns, columns);
  }

  /** Returns tiles that are as long along one of the two innermost loops as along the other. */
  static Tiles squares(Nest nest) {
    long rows = Math.max(SIDE, SIDE * SIDE / Math.min(nest.inner(0), SIDE));
    long columns = Math.max(SIDE, SIDE * SIDE / Math.min(nest.inner(1), SIDE));
    return new Tiles(nest, rows, columns);
  }

  /**
   * Returns these tiles with another view in place of view {@code v}, which loop {@code still} does
   * not move.
   */
  Tiles with(int v, View other, int still) {
    return new Tiles(nest.with(v, other, still), rows, columns);
  }

  /** Returns how many bytes one round of the last loop but one moves view {@code v} on. */
  long rowStep(int v) {
    return nest.steps()[v][nest.depth() - 2];
  }

  /** Returns how many bytes one round of the innermost loop moves view {@code v} on. */
  long columnStep(int v) {
    return nest.steps()[v][nest.depth() - 1];
  }

  /** What is done with a tile. */
  interface Body {
    /** Works on the tile where {@code at} stands, without changing {@code at}. */
    void run(Cursor at);
  }

  /** Runs {@code body} on all tiles, in tasks of about {@code grain} positions. */
  void run(long[] offsets, long grain, Body body) {
    long tiles = new Cursor(this, offsets).count();
    long tasks = Math.clamp(nest.count() / grain, 1, (int) Math.min(tiles, 1 << 16));
    Parallel.run((int) tasks, i -> run(offsets, i * tiles / tasks, (i + 1) * tiles / tasks, body));
  }

  private void run(long[] offsets, long from, long to, Body body) {
    var at = new Cursor(this, offsets);
    at.seek(from);
    for (long i = from; i < to; i++) {
      body.run(at);
      at.next();
    }
  }

  /** A tile among all, and where it begins in each view. */
  static final class Cursor {
    private final Tiles tiles;
    private final long[] start;
    private final long[] sizes;
    private final long[][] steps;
    private final long[] index;
    private final long[] offsets;

    private Cursor(Tiles tiles, long[] start) {
      this.tiles = tiles;
      this.start = start;
      this.sizes = tiles.nest.sizes().clone();
      this.steps = new long[start.length][];
      for (int v = 0; v < start.length; v++) steps[v] = tiles.nest.steps()[v].clone();
      cut(sizes.length - 2, tiles.rows);
      cut(sizes.length - 1, tiles.columns);
      this.index = new long[sizes.length];
      this.offsets = start.clone();
    }

    private void cut(int loop, long rounds) {
      sizes[loop] = (sizes[loop] + rounds - 1) / rounds;
      for (long[] s : steps) s[loop] *= rounds;
    }

    private long count() {
      long n = 1;
      for (long s : sizes) n *= s;
      return n;
    }

    private void seek(long tile) {
      System.arraycopy(start, 0, offsets, 0, start.length);
      long rest = tile;
      for (int d = sizes.length - 1; d >= 0; d--) {
        index[d] = rest % sizes[d];
        rest /= sizes[d];
        for (int v = 0; v < offsets.length; v++) offsets[v] += index[d] * steps[v][d];
      }
    }

    private void next() {
      for (int d = sizes.length - 1; d >= 0; d--) {
        index[d]++;
        for (int v = 0; v < offsets.length; v++) offsets[v] += steps[v][d];
        if (index[d] < sizes[d]) return;
        index[d] = 0;
        for (int v = 0; v < offsets.length; v++) offsets[v] -= sizes[d] * steps[v][d];
      }
    }

    /** Returns the byte at which the tile begins in view {@code v}. */
    long offset(int v) {
      return offsets[v];
    }

    /** Returns the tile's number along loop {@code n}, counted from the innermost. */
    long inner(int n) {
      return index[index.length - 1 - n];
    }

    /** Returns the number of rounds of the last loop but one. */
    long rows() {
      return extent(sizes.length - 2, tiles.rows);
    }

    /** Returns the number of rounds of the innermost loop. */
    long columns() {
      return extent(sizes.length - 1, tiles.columns);
    }

    private long extent(int loop, long rounds) {
      return Math.min(rounds, tiles.nest.sizes()[loop] - index[loop] * rounds);
    }
  }
}
