package dev.gatun.tensor;

/** The rule for the shapes of a matrix product. */
final class MatmulShapes {
  private MatmulShapes() {}

  static void check(Shape left, Shape right) {
    if (left.rank() == 0 || right.rank() == 0) {
      throw new IllegalArgumentException(
          "matmul: left is " + left + ", right is " + right + ": a scalar is no matrix; use mul");
    }
    long inner = left.size(-1);
    long other = right.size(right.rank() == 1 ? 0 : -2);
    if (inner == other) return;
    boolean fits = right.rank() > 1 && right.size(-1) == inner;
    throw new IllegalArgumentException(
        "matmul: left is "
            + left
            + ", right is "
            + right
            + ": the inner sizes "
            + inner
            + " and "
            + other
            + " must be equal"
            + (fits ? "; did you mean right.transpose()?" : ""));
  }

  /** Returns the shape of the product of two operands of two or more dimensions. */
  static Shape product(Shape left, Shape right) {
    check(left, right);
    if (left.rank() == 2 && right.rank() == 2) return Shape.of(left.size(0), right.size(1));
    Shape batch = Shape.broadcast(batch(left), batch(right));
    return batch.inserted(batch.rank(), left.size(-2)).inserted(batch.rank() + 1, right.size(-1));
  }

  static Shape batch(Shape matrices) {
    return matrices.without(-1).without(-1);
  }
}
