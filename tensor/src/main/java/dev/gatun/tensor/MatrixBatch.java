package dev.gatun.tensor;

import dev.gatun.tensor.internal.parallel.Parallel;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/** The matrices in the last two dimensions of a tensor, row-major in one array of doubles. */
final class MatrixBatch {
  private static final long BLOCK = 1 << 16;

  private final Shape batch;
  private final int rows;
  private final int columns;
  private final double[] elements;

  private MatrixBatch(Shape batch, int rows, int columns, double[] elements) {
    this.batch = batch;
    this.rows = rows;
    this.columns = columns;
    this.elements = elements;
  }

  static MatrixBatch of(Tensor t) {
    Shape s = t.shape();
    return new MatrixBatch(
        MatmulShapes.batch(s),
        Math.toIntExact(s.size(-2)),
        Math.toIntExact(s.size(-1)),
        TensorArrays.toDoubles(t));
  }

  /** Returns a batch of zeros. */
  static MatrixBatch zeros(Shape batch, int rows, int columns) {
    int count = Math.toIntExact(Math.multiplyExact(batch.count(), (long) rows * columns));
    return new MatrixBatch(batch, rows, columns, new double[count]);
  }

  /** Returns the sizes before the last two. */
  Shape batch() {
    return batch;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Returns the elements themselves, which kernels overwrite. */
  double[] elements() {
    return elements;
  }

  int count() {
    return Math.toIntExact(batch.count());
  }

  /** Returns where matrix {@code i} begins. */
  int start(int i) {
    return i * rows * columns;
  }

  /** Returns a copy of matrix {@code i}. */
  double[] matrix(int i) {
    return Arrays.copyOfRange(elements, start(i), start(i + 1));
  }

  void put(int i, double[] matrix) {
    System.arraycopy(matrix, 0, elements, start(i), matrix.length);
  }

  Tensor tensor(DType type) {
    int rank = batch.rank();
    return tensor(type, batch.inserted(rank, rows).inserted(rank + 1, columns));
  }

  /** Returns the elements as a tensor of another shape. */
  Tensor tensor(DType type, Shape shape) {
    return TensorArrays.of(elements, shape).to(type);
  }

  /** Returns the position in this batch of what a position in {@code to} is broadcast from. */
  IntUnaryOperator within(Shape to) {
    if (to.equals(batch)) return i -> i;
    long[] strides = Strides.broadcast(batch, batch.rowMajorStrides(), to);
    return i -> {
      long rest = i;
      long at = 0;
      for (int d = to.rank() - 1; d >= 0; d--) {
        at += rest % to.size(d) * strides[d];
        rest /= to.size(d);
      }
      return (int) at;
    };
  }

  /** Calls {@code body} for each of {@code count} matrices, in blocks of about the same work. */
  static void forEach(int count, long work, IntConsumer body) {
    int each = Math.clamp(BLOCK / Math.max(1, work), 1, Math.max(1, count));
    Parallel.run(
        Math.ceilDiv(count, each),
        block -> {
          int end = Math.min(count, (block + 1) * each);
          for (int i = block * each; i < end; i++) body.accept(i);
        });
  }

  /** Names matrix {@code i} in a message: by its position in the batch, if there is one. */
  String name(int i) {
    if (batch.rank() == 0) return "the matrix";
    long[] position = new long[batch.rank()];
    long rest = i;
    for (int d = position.length - 1; d >= 0; d--) {
      position[d] = rest % batch.size(d);
      rest /= batch.size(d);
    }
    return "matrix " + Arrays.toString(position) + " of the batch";
  }
}
