package dev.gatun.tensor;

import dev.gatun.tensor.internal.factor.Cholesky;
import dev.gatun.tensor.internal.factor.HouseholderQr;
import dev.gatun.tensor.internal.factor.JacobiSvd;
import dev.gatun.tensor.internal.factor.Lu;
import dev.gatun.tensor.internal.factor.MatrixExponential;
import dev.gatun.tensor.internal.factor.SymmetricEigen;
import java.util.List;

/** Runs the functions of one operand's matrices. */
final class MatrixFunctions {
  private MatrixFunctions() {}

  static List<Tensor> run(MatrixFunction op, Tensor x) {
    DType type = Promotion.computing(x.dtype());
    return switch (op) {
      case MatrixFunction.Determinant _ -> determinant(x, type);
      case MatrixFunction.Cholesky _ -> List.of(cholesky(x, type));
      case MatrixFunction.Qr(boolean complete) -> qr(x, type, complete);
      case MatrixFunction.Eigh _ -> eigen(x, type);
      case MatrixFunction.Svd(boolean full) -> svd(x, type, full);
      case MatrixFunction.PseudoInverse p -> List.of(pseudoInverse(x, type, p));
      case MatrixFunction.Exponential _ -> List.of(exponential(x, type));
      case MatrixFunction.Solve _, MatrixFunction.SolveTriangular _ ->
          throw Dispatcher.operands(op, 1);
    };
  }

  private static long cube(int n) {
    return (long) n * n * n;
  }

  private static List<Tensor> determinant(Tensor x, DType type) {
    MatrixShapes.checkSquare("det", x.shape());
    var a = MatrixBatch.of(x);
    double[] det = new double[a.count()];
    double[] sign = new double[a.count()];
    double[] log = new double[a.count()];
    MatrixBatch.forEach(
        a.count(),
        cube(a.rows()),
        i -> {
          var lu = new Lu(a.matrix(i), a.rows());
          det[i] = lu.determinant();
          sign[i] = lu.sign();
          log[i] = lu.logDeterminant();
        });
    return List.of(numbers(det, a, type), numbers(sign, a, type), numbers(log, a, type));
  }

  private static Tensor numbers(double[] values, MatrixBatch of, DType type) {
    return TensorArrays.of(values, of.batch()).to(type);
  }

  private static Tensor cholesky(Tensor x, DType type) {
    MatrixShapes.checkSquare("cholesky", x.shape());
    var a = MatrixBatch.of(x);
    int[] pivots = new int[a.count()];
    MatrixBatch.forEach(
        a.count(),
        cube(a.rows()),
        i -> pivots[i] = Cholesky.factor(a.elements(), a.start(i), a.rows()));
    for (int i = 0; i < pivots.length; i++) {
      if (pivots[i] < 0) continue;
      throw new ArithmeticException(
          "cholesky: "
              + a.name(i)
              + " is not positive definite: pivot "
              + pivots[i]
              + " is not a positive number; add a small multiple of the identity, or use eigh");
    }
    return a.tensor(type);
  }

  private static List<Tensor> qr(Tensor x, DType type, boolean complete) {
    MatrixShapes.checkMatrix("qr", x.shape());
    var a = MatrixBatch.of(x);
    int m = a.rows();
    int k = complete ? m : Math.min(m, a.columns());
    var q = MatrixBatch.zeros(a.batch(), m, k);
    var r = MatrixBatch.zeros(a.batch(), k, a.columns());
    MatrixBatch.forEach(
        a.count(),
        (long) m * a.columns() * k,
        i -> {
          var factors = new HouseholderQr(a.matrix(i), m, a.columns());
          q.put(i, factors.q(k));
          r.put(i, factors.r(k));
        });
    return List.of(q.tensor(type), r.tensor(type));
  }

  private static List<Tensor> eigen(Tensor x, DType type) {
    MatrixShapes.checkSquare("eigh", x.shape());
    var a = MatrixBatch.of(x);
    int n = a.rows();
    var values = MatrixBatch.zeros(a.batch(), 1, n);
    var vectors = MatrixBatch.zeros(a.batch(), n, n);
    MatrixBatch.forEach(
        a.count(),
        8 * cube(n),
        i -> {
          var eigen = new SymmetricEigen(a.matrix(i), n);
          values.put(i, eigen.values());
          vectors.put(i, eigen.vectors());
        });
    return List.of(vector(values, type), vectors.tensor(type));
  }

  private static Tensor vector(MatrixBatch rows, DType type) {
    return rows.tensor(type, rows.batch().inserted(rows.batch().rank(), rows.columns()));
  }

  private static List<Tensor> svd(Tensor x, DType type, boolean full) {
    MatrixShapes.checkMatrix("svd", x.shape());
    boolean wide = x.shape().size(-2) < x.shape().size(-1);
    var a = MatrixBatch.of(wide ? x.transpose() : x);
    int m = a.rows();
    int n = a.columns();
    int k = full ? m : n;
    var u = MatrixBatch.zeros(a.batch(), k, m);
    var s = MatrixBatch.zeros(a.batch(), 1, n);
    var v = MatrixBatch.zeros(a.batch(), n, n);
    MatrixBatch.forEach(
        a.count(),
        20L * m * n * n,
        i -> {
          var svd = new JacobiSvd(a.matrix(i), m, n);
          u.put(i, svd.uRows(k));
          s.put(i, svd.s());
          v.put(i, svd.vRows());
        });
    Tensor values = vector(s, type);
    return wide
        ? List.of(v.tensor(type).transpose(), values, u.tensor(type))
        : List.of(u.tensor(type).transpose(), values, v.tensor(type));
  }

  private static Tensor pseudoInverse(Tensor x, DType type, MatrixFunction.PseudoInverse op) {
    MatrixShapes.checkMatrix("pinv", x.shape());
    boolean wide = x.shape().size(-2) < x.shape().size(-1);
    var a = MatrixBatch.of(wide ? x.transpose() : x);
    int m = a.rows();
    int n = a.columns();
    var inverse = MatrixBatch.zeros(a.batch(), n, m);
    MatrixBatch.forEach(
        a.count(),
        20L * m * n * n,
        i -> {
          var svd = new JacobiSvd(a.matrix(i), m, n);
          inverse.put(i, svd.inverse(op.atol(), op.rtol()));
        });
    Tensor y = inverse.tensor(type);
    return wide ? y.transpose() : y;
  }

  private static Tensor exponential(Tensor x, DType type) {
    MatrixShapes.checkSquare("matrixExp", x.shape());
    var a = MatrixBatch.of(x);
    MatrixBatch.forEach(
        a.count(), 20 * cube(a.rows()), i -> a.put(i, MatrixExponential.of(a.matrix(i), a.rows())));
    return a.tensor(type);
  }
}
