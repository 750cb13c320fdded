package dev.gatun.tensor;

/**
 * Products of vectors and matrices.
 *
 * @param <T> the type that has these methods
 */
public interface Linalg<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns the matrix product {@code (..., n, k) x (..., k, m) -> (..., n, m)}; dimensions before
   * the last two broadcast. A vector on the left counts as a row, on the right as a column, and the
   * result loses that dimension.
   *
   * @throws IllegalArgumentException if the inner sizes differ
   */
  default T matmul(T right) {
    MatmulShapes.check(shape(), right.shape());
    boolean row = shape().rank() == 1;
    boolean column = right.shape().rank() == 1;
    T a = row ? self().unsqueeze(0) : self();
    T b = column ? right.unsqueeze(1) : right;
    T product = Products.of(a, new Op.Matmul(), b);
    if (column) product = product.squeeze(-1);
    return row ? product.squeeze(column ? -1 : -2) : product;
  }

  /**
   * Applies a linear map whose matrix has a row for each output: {@code y = x W^T}, {@code (...,
   * in) x (out, in) -> (..., out)}.
   *
   * @throws IllegalArgumentException if the weights are no matrix with rows of the input's last
   *     size
   */
  default T linear(T weight) {
    ProductShapes.checkLinear(shape(), weight.shape());
    var op = new Op.MatmulTransposed();
    return shape().rank() > 1
        ? Products.of(self(), op, weight)
        : self().unsqueeze(0).apply(op, weight).squeeze(0);
  }

  /** Returns {@link #linear(Algebra)} plus {@code bias}, which has a number for each output. */
  default T linear(T weight, T bias) {
    return Products.linear(self(), weight, bias, false);
  }

  /** Returns {@link #linear(Algebra, Algebra)} with zeros where that is less than zero. */
  default T linearRelu(T weight, T bias) {
    return Products.linear(self(), weight, bias, true);
  }

  /** Returns {@code beta x + alpha matrix vector}. */
  default T addmv(T matrix, T vector, double beta, double alpha) {
    return scaled(beta, matrix.mv(vector), alpha);
  }

  /** Returns {@code beta x + alpha} times the products of two batches of matrices. */
  default T baddbmm(T left, T right, double beta, double alpha) {
    return scaled(beta, left.bmm(right), alpha);
  }

  /** Returns {@code beta x + alpha} times the sum of the products of two batches of matrices. */
  default T addbmm(T left, T right, double beta, double alpha) {
    return scaled(beta, left.bmm(right).sum(0), alpha);
  }

  /** Returns {@code beta x + alpha} times the outer product of two vectors. */
  default T addr(T column, T row, double beta, double alpha) {
    return scaled(beta, column.outer(row), alpha);
  }

  /** With beta 0 what is in x does not matter, not even what is not a number. */
  private T scaled(double beta, T product, double alpha) {
    T scaled = alpha == 1 ? product : product.mul(alpha);
    if (beta == 0) return scaled.broadcastTo(Shape.broadcast(shape(), scaled.shape()));
    return (beta == 1 ? self() : self().mul(beta)).add(scaled);
  }

  /** Returns the outer product {@code (n) x (m) -> (n, m)} of two vectors. */
  default T outer(T right) {
    return self().reshape(-1, 1).mul(right.reshape(1, -1));
  }

  /**
   * Returns the inner product of two vectors.
   *
   * @throws IllegalArgumentException if they are not two vectors of one size
   */
  default T dot(T right) {
    ProductShapes.check("dot", "(n) and (n)", shape(), right.shape(), 1, 1, -1, -1);
    return self().mul(right).sum();
  }

  /** Returns the inner products along dimension {@code dim}; the others broadcast. */
  default T vecdot(T right, int dim) {
    return self().mul(right).sum(dim, false);
  }

  /**
   * Returns the product of a matrix and a vector, {@code (n, k) x (k) -> (n)}.
   *
   * @throws IllegalArgumentException if the shapes are others
   */
  default T mv(T vector) {
    ProductShapes.check("mv", "(n, k) and (k)", shape(), vector.shape(), 2, 1, -1, -1);
    return matmul(vector);
  }

  /**
   * Returns the products of two batches of matrices, {@code (b, n, k) x (b, k, m) -> (b, n, m)}.
   *
   * @throws IllegalArgumentException if the shapes are others
   */
  default T bmm(T right) {
    String expected = "(b, n, k) and (b, k, m)";
    ProductShapes.check("bmm", expected, shape(), right.shape(), 3, 3, -1, -2);
    ProductShapes.check("bmm", expected, shape(), right.shape(), 3, 3, 0, 0);
    return matmul(right);
  }

  /** Returns this value plus the product of two matrices. */
  default T addmm(T left, T right) {
    return addmm(left, right, 1, 1);
  }

  /**
   * Returns {@code beta x + alpha a b}, where x is this value, which broadcasts to the product of
   * the matrices a and b. If beta is 0, x does not count, not even where it is NaN.
   *
   * @throws IllegalArgumentException if the shapes do not fit
   */
  default T addmm(T left, T right, double beta, double alpha) {
    ProductShapes.check("addmm", "(n, k) and (k, m)", left.shape(), right.shape(), 2, 2, -1, -2);
    T product = left.matmul(right);
    T scaled = alpha == 1 ? product : product.mul(alpha);
    T stretched = self().broadcastTo(product.shape());
    if (beta == 0) return scaled;
    return (beta == 1 ? stretched : stretched.mul(beta)).add(scaled);
  }

  /**
   * Returns the Kronecker product: each element of this value times the other, {@code (n, m) x (p,
   * q) -> (n p, m q)}, and likewise for other numbers of dimensions; missing ones have size 1.
   */
  default T kron(T right) {
    int rank = Math.max(shape().rank(), right.shape().rank());
    Shape a = ProductShapes.padded(shape(), rank);
    Shape b = ProductShapes.padded(right.shape(), rank);
    Shape left = Shape.SCALAR;
    Shape other = Shape.SCALAR;
    Shape product = Shape.SCALAR;
    for (int d = 0; d < rank; d++) {
      left = left.inserted(2 * d, a.size(d)).inserted(2 * d + 1, 1);
      other = other.inserted(2 * d, 1).inserted(2 * d + 1, b.size(d));
      product = product.inserted(d, a.size(d) * b.size(d));
    }
    T x = apply(new Op.Reshape(left));
    return x.mul(right.apply(new Op.Reshape(other))).apply(new Op.Reshape(product));
  }

  /** Returns the cross product along the last dimension, which must have size 3. */
  default T cross(T right) {
    return cross(right, -1);
  }

  /**
   * Returns the cross product along dimension {@code dim} of both; the other dimensions broadcast.
   *
   * @throws IllegalArgumentException if its size is not 3
   */
  default T cross(T right, int dim) {
    int d = shape().dimension(dim);
    if (shape().size(dim) != 3 || right.shape().size(dim) != 3) {
      throw new IllegalArgumentException(
          "cross: left is "
              + shape()
              + ", right is "
              + right.shape()
              + ": dimension "
              + dim
              + " must have size 3");
    }
    T a = self();
    int e = right.shape().dimension(dim);
    T forward = a.roll(-1, d).mul(right.roll(-2, e));
    return forward.sub(a.roll(-2, d).mul(right.roll(-1, e)));
  }
}
