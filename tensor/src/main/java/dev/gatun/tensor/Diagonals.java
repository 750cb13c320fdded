package dev.gatun.tensor;

import java.util.List;

/**
 * Triangles and diagonals of matrices. Diagonal 0 is the main one, those above it have positive
 * numbers.
 *
 * @param <T> the type that has these methods
 */
public interface Diagonals<T extends Algebra<T>> extends Host<T> {
  /** Returns the lower triangle of matrices, with the main diagonal and zeros above it. */
  default T tril() {
    return tril(0);
  }

  /**
   * Returns what is on and below a diagonal of the matrices in the last two dimensions, and zeros
   * above it.
   *
   * @throws IllegalArgumentException if there are fewer than two dimensions
   */
  default T tril(long diagonal) {
    return self().where(lifted(DiagonalShapes.below(shape(), diagonal)), filled(0));
  }

  /** Returns the upper triangle of matrices, with the main diagonal and zeros below it. */
  default T triu() {
    return triu(0);
  }

  /** Returns what is on and above a diagonal of matrices, and zeros below it. */
  default T triu(long diagonal) {
    return filled(0).where(lifted(DiagonalShapes.below(shape(), diagonal - 1)), self());
  }

  /** Returns the main diagonal of the first two dimensions, as the last dimension. */
  default T diagonal() {
    return diagonal(0, 0, 1);
  }

  /**
   * Returns a diagonal of the dimensions {@code dim1} (rows) and {@code dim2} (columns), which are
   * replaced by a last one. It is empty if the offset lies outside.
   *
   * @throws IllegalArgumentException if the dimensions are the same
   */
  default T diagonal(long offset, int dim1, int dim2) {
    DiagonalShapes.checkDistinct("diagonal", shape(), dim1, dim2);
    T last = self().permute(DiagonalShapes.lastTwo(shape(), dim1, dim2));
    var line = DiagonalShapes.line(last.shape().size(-2), last.shape().size(-1), offset);
    int flat = shape().rank() - 2;
    if (line.length() == 0) return last.flatten(flat).narrow(flat, 0, 0);
    long stop = line.start() + (line.length() - 1) * line.step() + 1;
    return last.flatten(flat).slice(flat, line.start(), stop, line.step());
  }

  /** Returns the square matrix with this vector on its main diagonal, or the one of a matrix. */
  default T diag() {
    return diag(0);
  }

  /**
   * Returns for a vector the square matrix with it on a diagonal and zeros elsewhere, and for a
   * matrix that diagonal.
   *
   * @throws IllegalArgumentException if this is neither
   */
  default T diag(long diagonal) {
    return switch (shape().rank()) {
      case 1 -> diagEmbed(diagonal, -2, -1);
      case 2 -> diagonal(diagonal, 0, 1);
      default ->
          throw new IllegalArgumentException(
              "diag: got "
                  + shape()
                  + ", expected a vector or a matrix; use diagonal or diagEmbed");
    };
  }

  /** Returns square matrices with the last dimension on their main diagonals. */
  default T diagEmbed() {
    return diagEmbed(0, -2, -1);
  }

  /**
   * Returns square matrices with the last dimension on a diagonal and zeros elsewhere.
   *
   * @param dim1 which dimension of the result the rows are
   * @param dim2 which dimension of the result the columns are
   */
  default T diagEmbed(long offset, int dim1, int dim2) {
    long n = shape().size(-1) + Math.abs(offset);
    int last = shape().rank() - 1;
    Shape flat = shape().with(last, n * n);
    Shape square = shape().with(last, n).inserted(last + 1, n);
    DiagonalShapes.checkDistinct("diagEmbed", square, dim1, dim2);
    var line = DiagonalShapes.line(n, n, offset);
    List<Long> start = DiagonalShapes.lastOf(shape().rank(), line.start(), 0);
    List<Long> step = DiagonalShapes.lastOf(shape().rank(), line.step(), 1);
    T matrices = apply(new Op.Unslice(start, step, flat)).apply(new Op.Reshape(square));
    return matrices.permute(DiagonalShapes.fromLastTwo(square, dim1, dim2));
  }

  /**
   * Returns the sum of the main diagonal of the matrices in the last two dimensions.
   *
   * @throws IllegalArgumentException if there are fewer than two dimensions
   */
  default T trace() {
    MatrixShapes.checkMatrix("trace", shape());
    return diagonal(0, -2, -1).sum(-1, false);
  }

  /** Returns a constant of this type without dimensions. */
  T filled(double value);

  /** Returns a tensor, of any element type, as a constant. */
  T lifted(Tensor constant);
}
