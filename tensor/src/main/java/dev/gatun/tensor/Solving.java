package dev.gatun.tensor;

import dev.gatun.tensor.internal.factor.Lu;
import dev.gatun.tensor.internal.factor.Triangular;
import java.util.function.IntUnaryOperator;

/** Solves systems of linear equations. */
final class Solving {
  private Solving() {}

  static Tensor run(MatrixFunction op, Tensor a, Tensor b) {
    return switch (op) {
      case MatrixFunction.Solve _ -> solve(a, b);
      case MatrixFunction.SolveTriangular t -> triangular(t, a, b);
      case MatrixFunction.Determinant _,
          MatrixFunction.Cholesky _,
          MatrixFunction.Qr _,
          MatrixFunction.Eigh _,
          MatrixFunction.Svd _,
          MatrixFunction.PseudoInverse _,
          MatrixFunction.Exponential _ ->
          throw Dispatcher.operands(op, 2);
    };
  }

  private static DType type(Tensor a, Tensor b) {
    return Promotion.computing(Promotion.common(a.dtype(), b.dtype()));
  }

  private static Tensor solve(Tensor left, Tensor right) {
    Shape shape = MatrixShapes.solution("solve", left.shape(), right.shape());
    var a = MatrixBatch.of(left);
    var b = MatrixBatch.of(right);
    int n = a.rows();
    Lu[] factors = new Lu[a.count()];
    MatrixBatch.forEach(a.count(), (long) n * n * n, i -> factors[i] = new Lu(a.matrix(i), n));
    for (int i = 0; i < factors.length; i++) checkPivot("solve", a, i, factors[i].zeroPivot());
    var x = MatrixBatch.zeros(MatmulShapes.batch(shape), n, b.columns());
    IntUnaryOperator inA = a.within(x.batch());
    IntUnaryOperator inB = b.within(x.batch());
    MatrixBatch.forEach(
        x.count(),
        (long) n * n * b.columns(),
        i ->
            factors[inA.applyAsInt(i)].solve(
                b.elements(), b.start(inB.applyAsInt(i)), x.elements(), x.start(i), b.columns()));
    return x.tensor(type(left, right));
  }

  private static void checkPivot(String what, MatrixBatch a, int i, int pivot) {
    if (pivot < 0) return;
    throw new ArithmeticException(
        what
            + ": "
            + a.name(i)
            + " is singular: pivot "
            + pivot
            + " is 0; use pinv or lstsq for a solution of least squares");
  }

  private static Tensor triangular(MatrixFunction.SolveTriangular op, Tensor left, Tensor right) {
    Shape shape = MatrixShapes.solution("solveTriangular", left.shape(), right.shape());
    var a = MatrixBatch.of(left);
    var b = MatrixBatch.of(right);
    int n = a.rows();
    for (int i = 0; i < a.count() && !op.unitriangular(); i++) {
      checkPivot("solveTriangular", a, i, Triangular.zeroPivot(a.elements(), a.start(i), n));
    }
    var x = MatrixBatch.zeros(MatmulShapes.batch(shape), n, b.columns());
    IntUnaryOperator inA = a.within(x.batch());
    IntUnaryOperator inB = b.within(x.batch());
    MatrixBatch.forEach(
        x.count(),
        (long) n * n * b.columns(),
        i -> {
          x.put(i, b.matrix(inB.applyAsInt(i)));
          int at = a.start(inA.applyAsInt(i));
          Triangular.solve(
              a.elements(),
              at,
              n,
              op.upper(),
              op.unitriangular(),
              x.elements(),
              x.start(i),
              x.columns());
        });
    return x.tensor(type(left, right));
  }
}
