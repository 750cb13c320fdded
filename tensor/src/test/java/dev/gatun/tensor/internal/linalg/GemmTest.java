package dev.gatun.tensor.internal.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GemmTest {
  private static final int[] SIZES = {1, 2, 3, 5, 8, 13, 17, 31, 33, 64, 97};

  /** How an operand lies in memory. */
  private enum Layout {
    ROWS,
    COLUMNS,
    GAPS,
    BACKWARDS,
    ONE_ROW
  }

  /** Returns a matrix of this layout in {@code segment}, which starts 3 elements in. */
  private static Matrix lay(Layout layout, MemorySegment segment, int rows, int cols) {
    return switch (layout) {
      case ROWS -> Matrix.dense(segment, 3, rows, cols);
      case COLUMNS -> Matrix.dense(segment, 3, cols, rows).transpose();
      case GAPS -> new Matrix(segment, 3, rows, cols, 2L * cols + 1, 2);
      case BACKWARDS -> new Matrix(segment, 3 + (long) rows * cols - 1, rows, cols, -cols, -1);
      case ONE_ROW -> new Matrix(segment, 3, rows, cols, 0, 1);
    };
  }

  private static MemorySegment space(DType type, int rows, int cols, long seed) {
    return Numbers.random(type, 3 + rows * (2L * cols + 1) + 2, seed);
  }

  private static double at(DType type, Matrix m, long i, long j) {
    return Numbers.get(type, m.segment(), m.offset() + i * m.rowStride() + j * m.colStride());
  }

  /** The definition, in double precision. */
  private static void check(DType type, Matrix a, Matrix b, MemorySegment before, Matrix c) {
    for (long i = 0; i < c.rows(); i++) {
      for (long j = 0; j < c.cols(); j++) {
        double sum = Numbers.get(type, before, c.offset() + i * c.rowStride() + j);
        for (long k = 0; k < a.cols(); k++) sum += at(type, a, i, k) * at(type, b, k, j);
        assertEquals(
            sum, at(type, c, i, j), Numbers.tolerance(type, a.cols()), a + " x " + b + " " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void isTheSumOfProductsForEveryLayoutAndTheSameBitsAsItsTwin(DType type) {
    var random = new SplittableRandom(7);
    for (Layout left : Layout.values()) {
      for (Layout right : Layout.values()) {
        for (int n = 0; n < 12; n++) {
          int rows = SIZES[random.nextInt(SIZES.length)];
          int inner = SIZES[random.nextInt(SIZES.length)];
          int cols = SIZES[random.nextInt(SIZES.length)];
          Matrix a = lay(left, space(type, rows, inner, n), rows, inner);
          Matrix b = lay(right, space(type, inner, cols, n + 1), inner, cols);
          compare(type, a, b, n % 2 == 0);
        }
      }
    }
  }

  /** The result lies in the middle of memory that must not change. */
  private static void compare(DType type, Matrix a, Matrix b, boolean accumulate) {
    long stride = b.cols() + 2;
    MemorySegment first = Numbers.random(type, a.rows() * stride + 5, 99);
    MemorySegment second = Numbers.copy(first);
    MemorySegment zeros = Numbers.copy(first);
    var c = new Matrix(first, 4, a.rows(), b.cols(), stride, 1);
    var twin = new Matrix(second, 4, a.rows(), b.cols(), stride, 1);
    MemorySegment before = Numbers.copy(first);
    Gemm.multiply(type, a, b, c, accumulate);
    Gemm.multiply(Tiles.scalar(type), a, b, twin, accumulate);
    assertEquals(-1, Numbers.difference(first, second), a + " x " + b);
    check(type, a, b, accumulate ? before : zeros.fill((byte) 0), c);
    for (long i = 0; i < a.rows(); i++) {
      long gap = 4 + i * stride + b.cols();
      assertEquals(Numbers.get(type, before, gap), Numbers.get(type, first, gap), "gap");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void splitsLargeOperandsWithoutAnotherResult(DType type) {
    for (int[] size :
        new int[][] {{2100, 3, 40}, {5, 2100, 300}, {50, 60, 20000}, {200, 190, 600}}) {
      Matrix a =
          Matrix.dense(Numbers.random(type, (long) size[0] * size[2], 1), 0, size[0], size[2]);
      Matrix b =
          Matrix.dense(Numbers.random(type, (long) size[2] * size[1], 2), 0, size[2], size[1]);
      compare(type, a, b, false);
    }
  }

  @Test
  void givesTheSameBitsOnAnyNumberOfThreads() {
    int before = Parallel.threads();
    Matrix a = Matrix.dense(Numbers.random(DType.F32, 300 * 500, 1), 0, 300, 500);
    Matrix b = Matrix.dense(Numbers.random(DType.F32, 500 * 310, 2), 0, 310, 500).transpose();
    MemorySegment expected = null;
    try {
      for (int threads : new int[] {1, 2, 4}) {
        Parallel.threads(threads);
        MemorySegment c = Numbers.random(DType.F32, 300 * 310, 3);
        Gemm.multiply(DType.F32, a, b, Matrix.dense(c, 0, 300, 310), false);
        if (expected == null) expected = c;
        assertEquals(-1, Numbers.difference(expected, c));
      }
    } finally {
      Parallel.threads(before);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void multipliesBatchesAsOneByOne(DType type) {
    for (int[] size :
        new int[][] {{700, 3, 4, 5}, {64, 33, 20, 65}, {3, 300, 250, 900}, {1, 2, 2, 2}}) {
      int batch = size[0];
      int rows = size[1];
      int inner = size[2];
      int cols = size[3];
      Matrix a = Matrix.dense(Numbers.random(type, (long) batch * rows * inner, 1), 0, rows, inner);
      Matrix b = Matrix.dense(Numbers.random(type, (long) inner * cols, 2), 0, inner, cols);
      MemorySegment c = Numbers.random(type, (long) batch * rows * cols, 3);
      MemorySegment expected = Numbers.copy(c);
      long[] aOffsets = new long[batch];
      long[] cOffsets = new long[batch];
      for (int i = 0; i < batch; i++) {
        aOffsets[i] = (long) i * rows * inner;
        cOffsets[i] = (long) i * rows * cols;
        Matrix out = Matrix.dense(expected, cOffsets[i], rows, cols);
        Gemm.multiply(type, a.at(aOffsets[i]), b, out, true);
      }
      Matrix result = Matrix.dense(c, 0, rows, cols);
      Gemm.batched(type, a, aOffsets, b, new long[batch], result, cOffsets, true);
      assertEquals(-1, Numbers.difference(expected, c));
    }
  }

  /** Sizes that are split along each dimension, and those that have kernels of their own. */
  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void sumsOfAnAffineMapStartAtItsOffset(DType type) {
    int[][] sizes = {
      {1, 5, 40}, {40, 5, 1}, {7, 0, 3}, {33, 700, 41}, {970, 300, 37}, {200, 260, 2100}
    };
    for (int[] s : sizes) {
      Matrix a = lay(Layout.ROWS, space(type, s[0], s[1], 1), s[0], s[1]);
      Matrix b = lay(Layout.COLUMNS, space(type, s[1], s[2], 2), s[1], s[2]);
      MemorySegment offset = Numbers.random(type, s[2] + 3, 3);
      for (boolean rectified : new boolean[] {false, true}) {
        MemorySegment expected = Numbers.random(type, s[0] * s[2] + 1, 4);
        MemorySegment actual = Numbers.copy(expected);
        MemorySegment twin = Numbers.copy(expected);
        Matrix c = Matrix.dense(expected, 1, s[0], s[2]);
        long row = (long) s[2] * type.bytes();
        for (int i = 0; i < s[0]; i++) {
          MemorySegment.copy(offset, 3L * type.bytes(), expected, type.bytes() + i * row, row);
        }
        Gemm.multiply(type, a, b, c, true);
        if (rectified) Elements.rectify(type, expected, 1, (long) s[0] * s[2]);
        Gemm.affine(type, a, b, offset, 3, Matrix.dense(actual, 1, s[0], s[2]), rectified);
        assertEquals(-1, expected.mismatch(actual), a + " x " + b);
        Matrix second = Matrix.dense(twin, 1, s[0], s[2]);
        Gemm.affine(Tiles.scalar(type), a, b, offset, 3, second, rectified);
        assertEquals(-1, expected.mismatch(twin), a + " x " + b);
      }
    }
  }

  @Test
  void anEmptyInnerSizeGivesZeros() {
    MemorySegment c = Numbers.random(DType.F32, 6, 1);
    MemorySegment any = Numbers.random(DType.F32, 1, 1);
    Gemm.multiply(
        DType.F32,
        Matrix.dense(any, 0, 2, 0),
        Matrix.dense(any, 0, 0, 3),
        Matrix.dense(c, 0, 2, 3),
        false);
    for (int i = 0; i < 6; i++) assertEquals(0, Numbers.get(DType.F32, c, i));
  }

  @Test
  void refusesSizesThatDoNotFit() {
    MemorySegment any = Numbers.random(DType.F32, 100, 1);
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Gemm.multiply(
                    DType.F32,
                    Matrix.dense(any, 0, 2, 3),
                    Matrix.dense(any, 0, 4, 5),
                    Matrix.dense(any, 0, 2, 5),
                    false));
    assertTrue(
        e.getMessage().contains("(2, 3)") && e.getMessage().contains("(4, 5)"), e.getMessage());
  }
}
