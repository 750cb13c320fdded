package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One product of matrices. A part of both operands at a time is packed, by all threads, into arrays
 * that stay in cache; then blocks of the result are computed from it, by all threads.
 */
final class Product {
  /** The most rows or columns of which a part is packed at a time. */
  private static final int SIDE = 2048;

  /** How many elements of both operands are packed at a time. */
  private static final int PACKED = 1 << 19;

  /** How many k are packed at a time at least if the left operand is transposed. */
  private static final int TRANSPOSED_DEPTH = 512;

  /** The rows of a block of the result. */
  private static final int BLOCK = 96;

  /** The same if that would make less than 16 blocks. */
  private static final int HALF = 48;

  /** At most so many rows are one block, whose panels need not wait for other threads. */
  private static final int FEW = 128;

  /** The same for rows that are packed to at most so many elements, which stay in second caches. */
  private static final long SHORT = 1 << 17;

  /** So many rows are cut into blocks of rows alone, each of which need not wait either. */
  private static final int MANY = 960;

  private final Tiles tiles;
  private final Matrix a;
  private final Matrix b;
  private final Matrix c;
  private final boolean accumulate;
  private final @Nullable Offset offset;
  private final boolean interleaved;
  private final long size;
  private final Object left;
  private final Object right;
  private final int depth;
  private boolean parallel;

  Product(Tiles tiles, Matrix a, Matrix b, Matrix c, boolean accumulate) {
    this(tiles, a, b, c, accumulate, null);
  }

  /** Prepares a product whose sums start at an offset, if there is one. */
  Product(Tiles tiles, Matrix a, Matrix b, Matrix c, boolean accumulate, @Nullable Offset offset) {
    this.tiles = tiles;
    this.offset = offset;
    this.a = a;
    this.b = b;
    this.c = c;
    this.accumulate = accumulate;
    interleaved = this.a.colStride() != 1 && this.a.cols() > 1 && this.a.rowStride() == 1;
    size = tiles.type().bytes();
    int rows = pad((int) Math.min(SIDE, this.c.rows()), tiles.lanes());
    int columns = pad((int) Math.min(SIDE, this.c.cols()), tiles.panel());
    int least = interleaved ? TRANSPOSED_DEPTH : PackedProduct.DEPTH;
    depth = PackedProduct.part(a.cols(), Math.max(least, PACKED / (rows + columns)));
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
          Matrix lines = a.part(m, k, rows, panel.rows());
          Matrix part = c.part(m, n, rows, panel.cols());
          if (!once && (!parallel || rows >= MANY)) {
            multiplyRows(part, lines, panel, range(n, k));
          } else {
            packLeft(lines);
            multiply(part, panel, once, range(n, k));
          }
        }
      }
    }
  }

  /**
   * What a part of the result begins and ends with.
   *
   * @param column its first column
   * @param add whether its sums start at what the result holds
   * @param last whether they are complete then
   */
  private record Range(long column, boolean add, boolean last) {}

  private Range range(long column, long k) {
    return new Range(column, k > 0 || accumulate, k + depth >= a.cols());
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
    int group = interleaved ? tiles.lanes() : 32;
    int count = (int) (m.rows() + group - 1) / group;
    each(count, g -> packRows(m, g * group, (int) Math.min(group, m.rows() - (long) g * group)));
  }

  /** Packs some rows of the left operand, from a multiple of the lanes on. */
  private void packRows(Matrix m, int first, int rows) {
    int k = (int) m.cols();
    Matrix part = m.part(first, 0, rows, k);
    if (interleaved) {
      Panels.pack(tiles, part.transpose(), left, first * k, tiles.lanes() * k, false);
    } else {
      Panels.lines(tiles, part, left, first * line(k), line(k));
    }
  }

  /** Returns the rows of a block: all if they are few and there are columns for all threads. */
  private int block(long rows, long columns) {
    boolean few = rows <= FEW || (rows <= 2 * FEW && rows * depth <= SHORT);
    if (few && columns >= 16L * tiles.panel()) return 2 * FEW;
    return parallel ? pad((int) Math.min(BLOCK, (rows + 3) / 4), 12) : BLOCK;
  }

  /**
   * Computes a part of the result.
   *
   * @param once whether each panel is used by one block only, which packs it itself
   */
  private void multiply(Matrix out, Matrix b, boolean once, Range range) {
    var part = new Part(out, (int) b.rows(), range);
    int rows = (int) out.rows();
    int block = block(rows, out.cols());
    int down = (rows + block - 1) / block;
    int panels = part.product.panels();
    int group = Math.max(1, Math.min(panels, panels * down / 16));
    int across = (panels + group - 1) / group;
    each(
        down * across,
        t -> {
          int from = t / down * group;
          int to = Math.min(panels, from + group);
          for (int p = from; p < to && once; p++) packPanel(b, p);
          part.run(t % down * block, block, from, to);
        });
  }

  /** Computes a part of the result by blocks of rows, each of which packs its rows itself. */
  private void multiplyRows(Matrix out, Matrix a, Matrix b, Range range) {
    var part = new Part(out, (int) b.rows(), range);
    int rows = (int) out.rows();
    int block = rows < 16 * BLOCK && parallel ? HALF : BLOCK;
    each(
        (rows + block - 1) / block,
        t -> {
          packRows(a, t * block, Math.min(block, rows - t * block));
          part.run(t * block, block, 0, part.product.panels());
        });
  }

  /** A part of the result, whose operands lie packed or will when a block is computed. */
  private final class Part {
    private final Matrix out;
    private final Range range;
    private final PackedProduct product;
    private final int[] aRows;
    private final long[] cRows;

    Part(Matrix out, int k, Range range) {
      this.out = out;
      this.range = range;
      boolean rectified = range.last() && offset != null && offset.rectified();
      this.product =
          new PackedProduct(tiles, left, interleaved, right, k, (int) out.cols(), rectified);
      this.aRows = aRows((int) out.rows(), k);
      this.cRows = cRows(out);
    }

    /** Computes {@code rows} rows, or less at the end, of some panels. */
    void run(int first, int rows, int from, int to) {
      var job = tiles.job();
      job.aRows = aRows;
      job.cRows = cRows;
      job.c = out.segment();
      job.first = first;
      job.last = Math.min((int) out.rows(), first + rows);
      product.run(job, out.offset() * size, from, to, this::start);
    }

    private void start(TileJob job, int panel) {
      if (range.add()) job.fromResult();
      else if (offset == null) job.fromZero();
      else job.fromRow(offset.numbers(), (range.column() + (long) panel * tiles.panel()) * size);
    }
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
