package dev.gatun.tensor;

/** The rules for the shapes of operands that are factorized, and what to say where one fails. */
final class MatrixShapes {
  private MatrixShapes() {}

  static void checkMatrix(String what, Shape s) {
    if (s.rank() >= 2) return;
    throw new IllegalArgumentException(
        what + ": got " + s + ", expected matrices (..., n, m); use unsqueeze to add dimensions");
  }

  static void checkSquare(String what, Shape s) {
    checkMatrix(what, s);
    if (s.size(-1) == s.size(-2)) return;
    throw new IllegalArgumentException(
        what + ": got " + s + ", expected square matrices (..., n, n)");
  }

  /** Checks a system of equations, both sides matrices, and returns the shape of its solution. */
  static Shape solution(String what, Shape a, Shape b) {
    checkSquare(what, a);
    checkRows(what, a, b);
    Shape batch = Shape.broadcast(MatmulShapes.batch(a), MatmulShapes.batch(b));
    return batch.inserted(batch.rank(), b.size(-2)).inserted(batch.rank() + 1, b.size(-1));
  }

  /**
   * Tells whether a right side is a vector, by PyTorch's rule: it has one dimension, or the sizes
   * of the matrix without the last.
   */
  static boolean isVector(Shape a, Shape b) {
    return b.rank() == 1 || (b.rank() == a.rank() - 1 && b.equals(a.without(-1)));
  }

  /** Checks that the right side of a system has as many rows as its matrix. */
  static void checkRows(String what, Shape a, Shape b) {
    checkMatrix(what, b);
    if (a.size(-2) == b.size(-2)) return;
    throw new IllegalArgumentException(
        what
            + ": the matrix is "
            + a
            + ", the right side "
            + b
            + ": expected "
            + a.size(-2)
            + " rows, not "
            + b.size(-2));
  }

  /** Returns the identity with as many rows as the matrices in {@code like}, as a constant. */
  static <T extends Algebra<T>> T identity(T like) {
    DType type = Promotion.computing(like.dtype());
    return like.lifted(Creation.eye(Math.toIntExact(like.shape().size(-1)), type));
  }

  /** Returns the rounding unit of a type times the larger size of matrices. */
  static <T extends Algebra<T>> double cutoff(T matrices) {
    checkMatrix("rank", matrices.shape());
    double unit = Promotion.computing(matrices.dtype()) == DType.F64 ? 0x1p-52 : 0x1p-23;
    return unit * Math.max(matrices.shape().size(-1), matrices.shape().size(-2));
  }

  /** Returns the result of a function of matrices in two dimensions, with those or without. */
  static <T extends Algebra<T>> T kept(T x, Shape from, int rows, int columns, boolean keepDim) {
    if (!keepDim) return x;
    return x.apply(new Op.Reshape(from.with(rows, 1).with(columns, 1)));
  }
}
