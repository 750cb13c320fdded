package dev.gatun.tensor.internal.attention;

import dev.gatun.tensor.internal.attention.BlockPass.Result;
import dev.gatun.tensor.internal.linalg.Tile;
import dev.gatun.tensor.internal.linalg.TileJob;
import dev.gatun.tensor.internal.linalg.Tiles;

/** Products of blocks that are packed already, for one thread. */
final class BlockProduct {
  private final Tiles tiles;
  private final TileJob job;
  private final int[] length = new int[1];
  private final int[] leftRows;
  private final long[] resultRows;

  /** Creates the products whose left operands have at most {@code rows} rows. */
  BlockProduct(Tiles tiles, int rows) {
    this.tiles = tiles;
    this.job = tiles.job();
    this.leftRows = new int[rows];
    this.resultRows = new long[rows];
    job.aRuns = job.bRuns = new int[1];
    job.lengths = length;
    job.aRows = leftRows;
    job.cRows = resultRows;
  }

  /**
   * A left operand.
   *
   * @param step the distance between rows, or between groups of interleaved rows
   */
  record Left(Object array, int at, int step, boolean interleaved) {}

  /**
   * A right operand in panels.
   *
   * @param rows how many rows were packed, of which the first are used
   */
  record Right(Object array, int at, int rows) {}

  /** The sizes of a product. */
  record Sizes(int rows, int depth, int columns) {}

  /** Computes {@code a b} into the result, or adds it to the result. */
  void multiply(Left a, Right b, Result c, Sizes sizes, boolean add) {
    int lanes = tiles.lanes();
    for (int i = 0; i < sizes.rows(); i++) {
      leftRows[i] = a.interleaved() ? i / lanes * a.step() + i % lanes : i * a.step();
      resultRows[i] = i * c.rowBytes();
    }
    job.a = a.array();
    job.aAt = a.at();
    job.b = b.array();
    job.c = c.memory();
    job.last = sizes.rows();
    length[0] = sizes.depth();
    int panel = tiles.panel();
    for (int from = 0; from < sizes.columns(); from += panel) {
      job.bAt = b.at() + from * b.rows();
      job.columns = Math.min(panel, sizes.columns() - from);
      job.cAt = c.at() + (long) from * tiles.type().bytes();
      if (add) job.fromResult();
      else job.fromZero();
      Tile tile = a.interleaved() ? tiles.interleaved(job.columns) : tiles.plain(job.columns);
      tile.run(job);
    }
  }

  /** Returns how many elements the panels of a right operand take. */
  static int panels(Tiles tiles, long depth, long columns) {
    int panel = tiles.panel();
    return Math.toIntExact((columns + panel - 1) / panel * panel * depth);
  }
}
