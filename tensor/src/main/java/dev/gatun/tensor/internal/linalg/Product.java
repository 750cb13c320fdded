package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.util.function.IntConsumer;

/**
 * One product of matrices. A part of both operands at a time is packed, by all threads, into arrays
 * that stay in cache; then blocks of the result are computed from it, by all threads.
 */
final class Product {
  /** The most rows or columns of which a part is packed at a time. */
  private static final int SIDE = 2048;

  /** How many elements of both operands are packed at a time. */
  private static final int PACKED = 1 << 19;

  /** The rows of a block of the result. */
  private static final int BLOCK = 96;

  /** At most so many rows are one block, whose panels need not wait for other threads. */
  private static final int FEW = 128;

  private final Tiles tiles;
  private final Matrix a;
  private final Matrix b;
  private final Matrix c;
  private final boolean accumulate;
  private final boolean interleaved;
  private final long size;
  private final Object left;
  private final Object right;
  private final int depth;
  private boolean parallel;

  Product(Tiles tiles, Matrix a, Matrix b, Matrix c, boolean accumulate) {
    this.tiles = tiles;
    this.a = a;
    this.b = b;
    this.c = c;
    this.accumulate = accumulate;
    interleaved = this.a.colStride() != 1 && this.a.cols() > 1 && this.a.rowStride() == 1;
    size = tiles.type().bytes();
    int rows = pad((int) Math.min(SIDE, this.c.rows()), tiles.lanes());
    int columns = pad((int) Math.min(SIDE, this.c.cols()), tiles.panel());
    depth = (int) Math.min(a.cols(), Math.max(PackedProduct.DEPTH, PACKED / (rows + columns)));
    var scratch = Scratch.current();
    left = scratch.array(tiles.type(), Slot.LEFT, (long) rows * line(depth));
    right = scratch.array(tiles.type(), Slot.RIGHT, (long) columns * depth);
  }

  private static int pad(int n, int multiple) {
    return (n + multiple - 1) / multiple * multiple;
  }

  /** Rows are a little apart, so that those of a tile do not fall into the same cache sets. */
  private int line(int k) {
    return k + tiles.lanes();
  }

  void run(boolean inParallel) {
    parallel = inParallel;
    if (a.cols() == 0 && !accumulate) clear();
    for (long n = 0; n < c.cols(); n += SIDE) {
      for (long k = 0; k < a.cols(); k += depth) {
        Matrix panel = b.part(k, n, Math.min(depth, a.cols() - k), Math.min(SIDE, c.cols() - n));
        boolean once = c.rows() <= block(c.rows(), panel.cols());
        if (!once) packRight(panel);
        for (long m = 0; m < c.rows(); m += SIDE) {
          long rows = Math.min(SIDE, c.rows() - m);
          packLeft(a.part(m, k, rows, panel.rows()));
          Matrix part = c.part(m, n, rows, panel.cols());
          multiply(part, panel, once, k > 0 || accumulate);
        }
      }
    }
  }

  private void clear() {
    for (long i = 0; i < c.rows(); i++) {
      c.segment().asSlice((c.offset() + i * c.rowStride()) * size, c.cols() * size).fill((byte) 0);
    }
  }

  private void each(int count, IntConsumer body) {
    if (parallel) {
      Parallel.run(count, body);
    } else {
      for (int i = 0; i < count; i++) body.accept(i);
    }
  }

  private void packRight(Matrix m) {
    each((int) (m.cols() + tiles.panel() - 1) / tiles.panel(), p -> packPanel(m, p));
  }

  private void packPanel(Matrix m, int p) {
    int panel = tiles.panel();
    int k = (int) m.rows();
    long width = Math.min(panel, m.cols() - (long) p * panel);
    Matrix part = m.part(0, (long) p * panel, k, width);
    Panels.pack(tiles, part, right, p * panel * k, 0, true);
  }

  private void packLeft(Matrix m) {
    int k = (int) m.cols();
    int group = interleaved ? tiles.lanes() : 32;
    int count = (int) (m.rows() + group - 1) / group;
    each(
        count,
        g -> {
          long rows = Math.min(group, m.rows() - (long) g * group);
          Matrix part = m.part((long) g * group, 0, rows, k);
          if (interleaved) {
            Panels.pack(tiles, part.transpose(), left, g * group * k, 0, false);
          } else {
            Panels.lines(tiles, part, left, g * group * line(k), line(k));
          }
        });
  }

  /** Returns the rows of a block: all if they are few and there are columns for all threads. */
  private int block(long rows, long columns) {
    if (rows <= FEW && columns >= 16L * tiles.panel()) return FEW;
    return parallel ? pad((int) Math.min(BLOCK, (rows + 3) / 4), 12) : BLOCK;
  }

  /**
   * Computes a part of the result.
   *
   * @param once whether each panel is used by one block only, which packs it itself
   */
  private void multiply(Matrix out, Matrix b, boolean once, boolean add) {
    int k = (int) b.rows();
    var product = new PackedProduct(tiles, left, interleaved, right, k, (int) out.cols());
    PackedProduct.Start start = (job, _) -> start(job, add);
    int rows = (int) out.rows();
    int block = block(rows, out.cols());
    int down = (rows + block - 1) / block;
    int panels = product.panels();
    int group = Math.max(1, Math.min(panels, panels * down / 16));
    int across = (panels + group - 1) / group;
    int[] aRows = aRows(rows, k);
    long[] cRows = cRows(out);
    each(
        down * across,
        t -> {
          var job = tiles.job();
          job.aRows = aRows;
          job.cRows = cRows;
          job.c = out.segment();
          job.first = t % down * block;
          job.last = Math.min(rows, job.first + block);
          int from = t / down * group;
          int to = Math.min(panels, from + group);
          for (int p = from; p < to && once; p++) packPanel(b, p);
          product.run(job, out.offset() * size, from, to, start);
        });
  }

  private static void start(TileJob job, boolean add) {
    if (add) job.fromResult();
    else job.fromZero();
  }

  private int[] aRows(int rows, int k) {
    int lanes = tiles.lanes();
    int[] starts = new int[rows];
    for (int i = 0; i < rows; i++) {
      starts[i] = interleaved ? i / lanes * lanes * k + i % lanes : i * line(k);
    }
    return starts;
  }

  private long[] cRows(Matrix out) {
    long[] starts = new long[(int) out.rows()];
    for (int i = 0; i < starts.length; i++) starts[i] = i * out.rowStride() * size;
    return starts;
  }
}
