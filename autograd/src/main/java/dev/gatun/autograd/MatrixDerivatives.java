package dev.gatun.autograd;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.MatrixFunction;
import dev.gatun.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of functions of matrices (Giles 2008, <i>Collected matrix derivative results for
 * forward and reverse mode algorithmic differentiation</i>, where nothing else is said). Transposed
 * means the last two dimensions exchanged.
 */
final class MatrixDerivatives {
  private MatrixDerivatives() {}

  static @Nullable Variable[] of(Node n, MatrixFunction op, @Nullable Variable[] g) {
    return switch (op) {
      case MatrixFunction.Solve _ ->
          solve(n, n.operand(0).transpose().apply(op, Derivatives.first(n, g)));
      case MatrixFunction.SolveTriangular t -> triangular(n, t, Derivatives.first(n, g));
      case MatrixFunction.Determinant _ -> one(determinant(n, g));
      case MatrixFunction.Cholesky _ -> one(cholesky(n.result(0), Derivatives.first(n, g)));
      case MatrixFunction.Qr(boolean complete) -> one(FactorDerivatives.qr(n, complete, g));
      case MatrixFunction.Eigh _ -> one(FactorDerivatives.eigh(n, g));
      case MatrixFunction.Svd(boolean full) -> one(FactorDerivatives.svd(n, full, g));
      case MatrixFunction.PseudoInverse _ -> one(pseudoInverse(n, Derivatives.first(n, g)));
      case MatrixFunction.Exponential _ -> one(exponential(n.operand(0), Derivatives.first(n, g)));
    };
  }

  /** Returns what {@link #of} reads. */
  static Retention retention(MatrixFunction op, boolean[] wants) {
    return switch (op) {
      case MatrixFunction.Solve _, MatrixFunction.SolveTriangular _ ->
          new Retention(1, wants[0] ? 1 : 0);
      case MatrixFunction.Determinant _, MatrixFunction.PseudoInverse _ -> new Retention(1, 1);
      case MatrixFunction.Cholesky _ -> new Retention(0, 1);
      case MatrixFunction.Qr _, MatrixFunction.Eigh _ -> new Retention(0, 3);
      case MatrixFunction.Svd _ -> new Retention(0, 7);
      case MatrixFunction.Exponential _ -> new Retention(1, 0);
    };
  }

  private static @Nullable Variable[] one(@Nullable Variable gradient) {
    return new Variable[] {gradient};
  }

  /** The solution of {@code A X = B}: with {@code A^T G = g}, it is {@code -G X^T} and G. */
  private static @Nullable Variable[] solve(Node n, Variable transposedSolution) {
    return new Variable[] {
      n.wants(0)
          ? transposedSolution.matmul(n.result(0).transpose()).neg().sumTo(n.shape(0))
          : null,
      n.wants(1) ? transposedSolution.sumTo(n.shape(1)) : null
    };
  }

  private static @Nullable Variable[] triangular(
      Node n, MatrixFunction.SolveTriangular op, Variable g) {
    var back = new MatrixFunction.SolveTriangular(!op.upper(), op.unitriangular());
    @Nullable Variable[] gradients = solve(n, n.operand(0).transpose().apply(back, g));
    Variable a = gradients[0];
    int inside = op.unitriangular() ? 1 : 0;
    if (a != null) gradients[0] = op.upper() ? a.triu(inside) : a.tril(-inside);
    return gradients;
  }

  /**
   * The determinant d and {@code log |d|}: the gradients are the cofactors and the transposed
   * inverse. The cofactors are {@code d} times the latter, unless a matrix is singular.
   */
  private static @Nullable Variable determinant(Node n, @Nullable Variable[] g) {
    Variable a = n.operand(0);
    Variable ofDet = g[0];
    Variable ofLog = g.length > 2 ? g[2] : null;
    Variable sum = null;
    if (ofDet != null && isSingular(n.result(0))) {
      sum = cofactors(a).mul(wide(ofDet));
      ofDet = null;
    }
    Variable scale = ofDet == null ? null : ofDet.mul(n.result(0));
    if (scale != null && ofLog != null) scale = scale.add(ofLog);
    else if (scale == null) scale = ofLog;
    if (scale == null) return sum;
    Variable more = a.transpose().inv().mul(wide(scale));
    return sum == null ? more : sum.add(more);
  }

  private static boolean isSingular(Variable det) {
    return det.shape().count() > 0 && det.tensor().eq(0).any().toBooleanArray()[0];
  }

  private static Variable wide(Variable numbers) {
    return numbers.unsqueeze(-1).unsqueeze(-1);
  }

  /**
   * The cofactors of {@code A = U diag(s) V^T}: {@code det(U) det(V) U diag(p) V^T}, where each
   * element of p is the product of all singular values but its own.
   */
  private static Variable cofactors(Variable a) {
    var f = a.svd();
    Variable sign = f.u().detach().slogdet().sign().mul(f.vh().detach().slogdet().sign());
    int size = (int) a.shape().size(-1);
    Variable all = f.s().unsqueeze(-2).broadcastTo(a.shape());
    Variable ones = a.filled(1).broadcastTo(a.shape());
    Variable itself = Variable.constant(Tensor.eye(size).to(DType.BOOL));
    Variable others = ones.where(itself, all).prod(-1, false);
    return f.u().mul(others.unsqueeze(-2)).matmul(f.vh()).mul(wide(sign));
  }

  /** The factor L (Murray 2016, <i>Differentiation of the Cholesky decomposition</i>). */
  private static Variable cholesky(Variable l, Variable g) {
    Variable lower = l.transpose().matmul(g).tril();
    Variable symmetric = lower.add(lower.tril(-1).transpose()).mul(0.5);
    Variable upper = l.transpose();
    Variable left = upper.solveTriangular(symmetric, true);
    return upper.solveTriangular(left.transpose(), true);
  }

  /**
   * The pseudo-inverse P (Golub and Pereyra 1973, <i>SIAM J. Numer. Anal.</i> 10), of matrices of
   * one rank.
   */
  private static Variable pseudoInverse(Node n, Variable g) {
    Variable a = n.operand(0);
    Variable p = n.result(0);
    Variable gt = g.transpose();
    Variable pt = p.transpose();
    Variable k = gt.matmul(p);
    Variable first = k.sub(a.matmul(p.matmul(k))).matmul(pt);
    Variable h = p.matmul(gt);
    Variable second = pt.matmul(h.sub(h.matmul(p).matmul(a)));
    return first.add(second).sub(pt.matmul(g).matmul(pt));
  }

  /**
   * The exponential: the upper right quarter of that of {@code (A^T, g; 0, A^T)} (Mathias 1996,
   * <i>SIAM J. Matrix Anal. Appl.</i> 17).
   */
  private static Variable exponential(Variable a, Variable g) {
    Variable at = a.transpose();
    Variable zero = a.filled(0).broadcastTo(a.shape());
    Variable above = Algebra.cat(List.of(at, g), -1);
    Variable below = Algebra.cat(List.of(zero, at), -1);
    long n = a.shape().size(-1);
    return Algebra.cat(List.of(above, below), -2).matrixExp().narrow(-2, 0, n).narrow(-1, n, n);
  }
}
