package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;

/**
 * The right factor of many products, packed once. Threads may use it at the same time; each product
 * is computed by its caller alone.
 */
public final class PackedFactor {
  /** How many k a tile sums up while its panel stays in the first cache. */
  private static final int DEPTH = 256;

  private final Tiles tiles;
  private final int depth;
  private final int columns;
  private final Object panels;

  /** Packs {@code b}, which may have any strides. */
  public PackedFactor(DType type, Matrix b) {
    tiles = Tiles.of(type);
    depth = (int) b.rows();
    columns = (int) b.cols();
    int width = tiles.panel();
    int count = (columns + width - 1) / width;
    panels = Elements.array(type, Math.multiplyExact(count * width, depth));
    for (int p = 0; p < count; p++) {
      Matrix part = b.part(0, (long) p * width, depth, Math.min(width, columns - p * width));
      Panels.pack(tiles, part, panels, p * width * depth, 0, true);
    }
  }

  /** Adds {@code a b} to {@code c}: to each element one chain over ascending k. */
  public void accumulate(Matrix a, Matrix c) {
    int rows = (int) a.rows();
    int line = depth + tiles.lanes();
    Object left = Scratch.current().array(tiles.type(), Slot.LEFT, (long) rows * line);
    Panels.lines(tiles, a, left, 0, line);
    TileJob job = tiles.job();
    job.a = left;
    job.b = panels;
    job.c = c.segment();
    job.last = rows;
    job.aRuns = job.bRuns = new int[1];
    job.lengths = new int[1];
    job.aRows = new int[rows];
    job.cRows = new long[rows];
    long size = tiles.type().bytes();
    for (int i = 0; i < rows; i++) {
      job.aRows[i] = i * line;
      job.cRows[i] = i * c.rowStride() * size;
    }
    for (int k = 0; k < depth; k += DEPTH) {
      job.aAt = k;
      job.lengths[0] = Math.min(DEPTH, depth - k);
      panels(job, k, c.offset() * size);
    }
  }

  private void panels(TileJob job, int k, long cAt) {
    int width = tiles.panel();
    for (int from = 0; from < columns; from += width) {
      job.bAt = from * depth + k * width;
      job.columns = Math.min(width, columns - from);
      job.cAt = cAt + (long) from * tiles.type().bytes();
      job.fromResult();
      tiles.plain(job.columns).run(job);
    }
  }
}
