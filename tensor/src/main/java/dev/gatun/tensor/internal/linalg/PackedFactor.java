package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The right factor of many products, packed once. Threads may use it at the same time; each product
 * is computed by its caller alone.
 */
public final class PackedFactor {
  private final Tiles tiles;
  private final int depth;
  private final int columns;
  private final Object panels;
  private final @Nullable MemorySegment offset;

  /**
   * Packs {@code b}, which may have any strides.
   *
   * @param offset where the numbers are that all rows of a product start at, or null for zeros
   * @param offsetAt the number of the first of them
   */
  public PackedFactor(DType type, Matrix b, @Nullable MemorySegment offset, long offsetAt) {
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
    this.offset =
        offset == null
            ? null
            : Offset.padded(tiles, offset, offsetAt, columns, (long) count * width);
  }

  /** Returns the rows of the factor. */
  public int depth() {
    return depth;
  }

  /** Returns the columns of the factor. */
  public int columns() {
    return columns;
  }

  /** Sets {@code c} to {@code a b} and the offset: each element one chain over ascending k. */
  public void multiply(Matrix a, Matrix c) {
    MemorySegment row = offset;
    long bytes = (long) tiles.panel() * tiles.type().bytes();
    if (row == null) run(a, c, (job, _) -> job.fromZero());
    else run(a, c, (job, panel) -> job.fromRow(row, panel * bytes));
  }

  /** Adds {@code a b} to {@code c}: to each element one chain over ascending k. */
  public void accumulate(Matrix a, Matrix c) {
    run(a, c, (job, _) -> job.fromResult());
  }

  private void run(Matrix a, Matrix c, PackedProduct.Start start) {
    int rows = (int) a.rows();
    int line = depth + tiles.lanes();
    Object left = Scratch.current().array(tiles.type(), Slot.LEFT, (long) rows * line);
    Panels.lines(tiles, a, left, 0, line);
    long size = tiles.type().bytes();
    TileJob job = tiles.job();
    job.c = c.segment();
    job.last = rows;
    job.aRows = new int[rows];
    job.cRows = new long[rows];
    for (int i = 0; i < rows; i++) {
      job.aRows[i] = i * line;
      job.cRows[i] = i * c.rowStride() * size;
    }
    var product = new PackedProduct(tiles, left, false, panels, depth, columns, false);
    product.run(job, c.offset() * size, 0, product.panels(), start);
  }
}
