package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;

/**
 * Products of matrices. Each element of the result is one chain of fused multiply-adds over
 * ascending k, from zero or from what the result holds: the same bits whatever the layout of the
 * operands, the vector width and the number of threads.
 */
public final class Gemm {
  /** Below this many multiply-adds a product stays on the calling thread. */
  static final double SMALL = 4e6;

  /** The same for a product with one row, which waits for memory. */
  private static final double SMALL_ROW = 5e5;

  private Gemm() {}

  /**
   * Computes {@code c = a b}, or {@code c += a b}. The operands may have any strides, negative ones
   * and zeros included; the result has adjacent elements in its rows and overlaps no operand.
   *
   * @throws IllegalArgumentException if the sizes do not fit, the type does not compute, or the
   *     result's columns are not adjacent
   */
  public static void multiply(DType type, Matrix a, Matrix b, Matrix c, boolean accumulate) {
    multiply(Tiles.of(type), a, b, c, accumulate);
  }

  static void multiply(Tiles tiles, Matrix a, Matrix b, Matrix c, boolean accumulate) {
    check(a, b, c);
    boolean row = c.rows() == 1 || c.cols() == 1;
    one(tiles, a, b, c, accumulate, work(a, c) > (row ? SMALL_ROW : SMALL));
  }

  /**
   * Computes {@code c = a b + offset}, where the offset has a number for each column, or the same
   * rectified. Each element is one chain as {@link #multiply} computes it, from its offset.
   *
   * @param offset where the numbers are
   * @param first the number of the first of them; the others are adjacent
   * @param rectified whether sums below zero become zero
   * @throws IllegalArgumentException as {@link #multiply} does
   */
  public static void affine(
      DType type,
      Matrix a,
      Matrix b,
      MemorySegment offset,
      long first,
      Matrix c,
      boolean rectified) {
    affine(Tiles.of(type), a, b, offset, first, c, rectified);
  }

  static void affine(
      Tiles tiles,
      Matrix a,
      Matrix b,
      MemorySegment offset,
      long first,
      Matrix c,
      boolean rectified) {
    check(a, b, c);
    if (c.rows() == 0 || c.cols() == 0) return;
    if (isThin(a, c)) {
      long size = tiles.type().bytes();
      for (long i = 0; i < c.rows(); i++) {
        long to = (c.offset() + i * c.rowStride()) * size;
        MemorySegment.copy(offset, first * size, c.segment(), to, c.cols() * size);
      }
      multiply(tiles, a, b, c, true);
      for (long i = 0; i < c.rows() && rectified; i++) {
        Elements.rectify(tiles.type(), c.segment(), c.offset() + i * c.rowStride(), c.cols());
      }
    } else {
      var start = Offset.of(tiles, offset, first, c.cols(), rectified);
      new Product(tiles, a, b, c, false, start).run(work(a, c) > SMALL);
    }
  }

  /** Tells whether a product has kernels that know no offset. */
  private static boolean isThin(Matrix a, Matrix c) {
    return c.rows() == 1 || c.cols() == 1 || a.cols() == 0;
  }

  /** Computes one product; a single column is the transposed product's single row. */
  private static void one(
      Tiles tiles, Matrix a, Matrix b, Matrix c, boolean accumulate, boolean parallel) {
    if (c.rows() == 0 || c.cols() == 0) return;
    if (c.cols() == 1 && c.rows() > 1 && c.rowStride() == 1) {
      one(tiles, b.transpose(), a.transpose(), c.transpose(), accumulate, parallel);
    } else if (RowProduct.suits(a, b)) {
      new RowProduct(tiles, a, b, c, accumulate).run(parallel);
    } else {
      new Product(tiles, a, b, c, accumulate).run(parallel);
    }
  }

  /**
   * Computes one product for each place in a batch: {@code aOffsets[i]}, {@code bOffsets[i]} and
   * {@code cOffsets[i]} replace the offsets of the three matrices.
   *
   * @throws IllegalArgumentException as {@link #multiply} does, or if there are not equally many
   *     offsets of each
   */
  public static void batched(
      DType type,
      Matrix a,
      long[] aOffsets,
      Matrix b,
      long[] bOffsets,
      Matrix c,
      long[] cOffsets,
      boolean accumulate) {
    batched(Tiles.of(type), a, aOffsets, b, bOffsets, c, cOffsets, accumulate);
  }

  static void batched(
      Tiles tiles,
      Matrix a,
      long[] aOffsets,
      Matrix b,
      long[] bOffsets,
      Matrix c,
      long[] cOffsets,
      boolean accumulate) {
    check(a, b, c);
    int count = cOffsets.length;
    if (aOffsets.length != count || bOffsets.length != count) {
      throw new IllegalArgumentException(
          "a batch has %d left, %d right operands and %d results: expected equally many"
              .formatted(aOffsets.length, bOffsets.length, count));
    }
    double work = work(a, c);
    boolean large = work > 16 * SMALL;
    IntConsumer one =
        i -> one(tiles, a.at(aOffsets[i]), b.at(bOffsets[i]), c.at(cOffsets[i]), accumulate, large);
    if (large || work * count <= SMALL) {
      for (int i = 0; i < count; i++) one.accept(i);
    } else {
      inGroups(count, (int) Math.max(1, SMALL / 8 / Math.max(1, work)), one);
    }
  }

  private static void inGroups(int count, int group, IntConsumer one) {
    Parallel.run(
        (count + group - 1) / group,
        g -> {
          int end = Math.min(count, (g + 1) * group);
          for (int i = g * group; i < end; i++) one.accept(i);
        });
  }

  private static double work(Matrix a, Matrix c) {
    return (double) c.rows() * c.cols() * a.cols();
  }

  private static void check(Matrix a, Matrix b, Matrix c) {
    if (a.cols() != b.rows() || c.rows() != a.rows() || c.cols() != b.cols()) {
      throw new IllegalArgumentException(
          "left is %s, right is %s, result is %s: expected (m, k), (k, n) and (m, n)"
              .formatted(a, b, c));
    }
    if (c.colStride() != 1 && c.cols() > 1) {
      throw new IllegalArgumentException(
          "result is " + c + ": expected adjacent columns, a column stride of 1");
    }
  }
}
