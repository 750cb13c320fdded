package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;

/**
 * A product whose left operand is one row. It reads each element of the right operand once, so that
 * packing would double its time: columns are read where they are, or, if a column's elements are
 * adjacent, as several chains side by side.
 */
final class RowProduct {
  /** How many columns one call of the kernel computes. */
  private static final int COLUMNS = 256;

  /** How many elements of a column are copied at a time. */
  private static final int DEPTH = 512;

  private static final MemorySegment ZEROS = Arena.global().allocate(8L * COLUMNS, 64);

  private final Tiles tiles;
  private final Matrix a;
  private final Matrix b;
  private final Matrix c;
  private final boolean accumulate;
  private final long size;
  private final int length;
  private final Object row;

  /** Tells whether this is a product for this class. */
  static boolean suits(Matrix a, Matrix b) {
    return a.rows() == 1
        && a.cols() > 0
        && a.cols() <= 1 << 20
        && (b.colStride() == 1 || b.rowStride() == 1);
  }

  RowProduct(Tiles tiles, Matrix a, Matrix b, Matrix c, boolean accumulate) {
    this.tiles = tiles;
    this.a = a;
    this.b = b;
    this.c = c;
    this.accumulate = accumulate;
    size = tiles.type().bytes();
    length = (int) a.cols();
    row = Scratch.current().array(tiles.type(), Slot.SHARED, length);
  }

  void run(boolean parallel) {
    Panels.lines(tiles, a, row, 0, length);
    boolean adjacentRows = b.colStride() == 1;
    int width = adjacentRows ? COLUMNS : Chains.COUNT;
    int count = (int) ((c.cols() + width - 1) / width);
    IntConsumer body = i -> columns((long) i * width, adjacentRows);
    if (parallel) {
      Parallel.run(count, body);
    } else {
      for (int i = 0; i < count; i++) body.accept(i);
    }
  }

  private void columns(long from, boolean adjacentRows) {
    if (adjacentRows) {
      int count = (int) Math.min(COLUMNS, c.cols() - from);
      long at = (c.offset() + from) * size;
      long bAt = (b.offset() + from) * size;
      long rowBytes = b.rowStride() * size;
      MemorySegment init = accumulate ? c.segment() : ZEROS;
      long initAt = accumulate ? at : 0;
      tiles
          .row()
          .run(row, length, b.segment(), bAt, rowBytes, init, initAt, c.segment(), at, count);
    } else {
      chains(from, (int) Math.min(Chains.COUNT, c.cols() - from));
    }
  }

  private void chains(long from, int count) {
    var type = tiles.type();
    var scratch = Scratch.current();
    Object lines = scratch.array(type, Slot.TRANSIT, (long) Chains.COUNT * DEPTH);
    Object sums = scratch.array(type, Slot.RIGHT, Chains.COUNT);
    Elements.clear(sums, 0, Chains.COUNT);
    long at = (c.offset() + from) * size;
    if (accumulate) Elements.copy(c.segment(), at, sums, 0, count);
    for (int k = 0; k < length; k += DEPTH) {
      int depth = Math.min(DEPTH, length - k);
      Matrix part = b.part(k, from, depth, count).transpose();
      Panels.lines(tiles, part, lines, 0, DEPTH);
      Chains.run(row, k, depth, lines, DEPTH, sums);
    }
    Elements.copy(sums, 0, c.segment(), at, count);
  }
}
