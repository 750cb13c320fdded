package dev.gatun.autograd;

import dev.gatun.tensor.Algebra;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The derivatives of factorizations whose factors are orthogonal. */
final class FactorDerivatives {
  private FactorDerivatives() {}

  private static @Nullable Variable plus(@Nullable Variable a, @Nullable Variable b) {
    if (a == null) return b;
    return b == null ? a : a.add(b);
  }

  /**
   * The factors of {@code A = Q R} (Walter and Lehmann 2018, <i>Algorithmic differentiation of
   * linear algebra functions</i>). Columns of A beyond its rows follow from {@code R = Q^T A}, the
   * first columns from {@code (g_Q + Q sym(R g_R^T - g_Q^T Q)) R^-T}, where sym mirrors the lower
   * triangle.
   */
  static @Nullable Variable qr(Node n, boolean complete, @Nullable Variable[] g) {
    Variable q = n.result(0);
    Variable r = n.result(1);
    Variable ofQ = g[0];
    Variable ofR = g.length > 1 ? g[1] : null;
    if (complete) {
      throw new UnsupportedOperationException(
          "qr: the gradient of complete factors of "
              + n.shape(0)
              + " is not defined, the last columns of Q being free; use qr()");
    }
    long rows = r.shape().size(-2);
    long more = r.shape().size(-1) - rows;
    if (more == 0) return firstColumns(q, r, ofQ, ofR);
    Variable square = r.narrow(-1, 0, rows);
    if (ofR == null) {
      Variable first = firstColumns(q, square, ofQ, null);
      long[] after = new long[r.shape().rank()];
      after[after.length - 1] = more;
      return first == null ? null : first.pad(new long[after.length], after, 0);
    }
    Variable rest = ofR.narrow(-1, rows, more);
    Variable last = q.matmul(rest);
    Variable throughQ = q.matmul(r.narrow(-1, rows, more)).matmul(rest.transpose());
    Variable first = firstColumns(q, square, plus(ofQ, throughQ), ofR.narrow(-1, 0, rows));
    return first == null ? last : Algebra.cat(List.of(first, last), -1);
  }

  private static @Nullable Variable firstColumns(
      Variable q, Variable r, @Nullable Variable ofQ, @Nullable Variable ofR) {
    Variable m = ofR == null ? null : r.matmul(ofR.transpose());
    if (ofQ != null) m = plus(m, ofQ.transpose().matmul(q).neg());
    if (m == null) return null;
    Variable lower = m.tril();
    Variable mirrored = q.matmul(lower.add(lower.tril(-1).transpose()));
    Variable right = ofQ == null ? mirrored : mirrored.add(ofQ);
    return r.solveTriangular(right.transpose(), true).transpose();
  }

  /**
   * Eigenvalues w and eigenvectors V: {@code V (diag(g_w) + F * V^T g_V) V^T}, where {@code F_ij =
   * 1 / (w_j - w_i)} and 0 on the diagonal; its symmetric part.
   */
  static @Nullable Variable eigh(Node n, @Nullable Variable[] g) {
    Variable w = n.result(0);
    Variable v = n.result(1);
    Variable ofValues = g[0];
    Variable ofVectors = g.length > 1 ? g[1] : null;
    Variable inner = ofValues == null ? null : ofValues.diagEmbed();
    if (ofVectors != null) {
      Variable apart = offDiagonal(w.unsqueeze(-2).sub(w.unsqueeze(-1)));
      Variable turned = v.transpose().matmul(ofVectors).div(apart);
      inner = plus(inner, symmetric(withoutDiagonal(turned)));
    }
    return inner == null ? null : v.matmul(inner).matmul(v.transpose());
  }

  private static Variable symmetric(Variable x) {
    return x.add(x.transpose()).mul(0.5);
  }

  private static Variable withoutDiagonal(Variable x) {
    return x.sub(x.diagonal(0, -2, -1).diagEmbed());
  }

  /** Returns x with ones on the diagonal, where it has zeros. */
  private static Variable offDiagonal(Variable x) {
    return x.add(x.filled(1).broadcastTo(x.shape().without(-1)).diagEmbed());
  }

  /**
   * Singular values S and vectors U, V (Townsend 2016, <i>Differentiating the singular value
   * decomposition</i>): with {@code F_ij = 1 / (s_j^2 - s_i^2)} the sum of {@code U (diag(g_S) + F
   * * (U^T g_U - g_U^T U) S + S F * (V^T g_V - g_V^T V)) V^T}, of {@code (I - U U^T) g_U S^-1 V^T}
   * and of {@code U S^-1 g_V^T (I - V V^T)}.
   */
  static @Nullable Variable svd(Node n, boolean full, @Nullable Variable[] g) {
    if (full) {
      throw new UnsupportedOperationException(
          "svd: the gradient of full factors of "
              + n.shape(0)
              + " is not defined, the last vectors being free; use svd()");
    }
    Variable u = n.result(0);
    Variable s = n.result(1);
    Variable vh = n.result(2);
    Variable ofU = g[0];
    Variable ofS = g.length > 1 ? g[1] : null;
    Variable ofVh = g.length > 2 ? g[2] : null;
    Variable ofV = ofVh == null ? null : ofVh.transpose();
    Variable inner = ofS == null ? null : ofS.diagEmbed();
    Variable row = s.unsqueeze(-2);
    Variable column = s.unsqueeze(-1);
    Variable apart = offDiagonal(row.sub(column).mul(row.add(column)));
    if (ofU != null) inner = plus(inner, skew(u, ofU).div(apart).mul(row));
    if (ofV != null) inner = plus(inner, skew(vh.transpose(), ofV).div(apart).mul(column));
    if (inner == null) return null;
    Variable sum = u.matmul(inner).matmul(vh);
    if (ofU != null && isTall(u)) sum = sum.add(outside(u, ofU).div(row).matmul(vh));
    if (ofV != null && isTall(vh.transpose())) {
      sum = sum.add(u.matmul(outside(vh.transpose(), ofV).div(row).transpose()));
    }
    return sum;
  }

  private static boolean isTall(Variable x) {
    return x.shape().size(-2) > x.shape().size(-1);
  }

  private static Variable skew(Variable basis, Variable g) {
    Variable x = basis.transpose().matmul(g);
    return x.sub(x.transpose());
  }

  /** Returns the part of g that is orthogonal to the columns of a basis. */
  private static Variable outside(Variable basis, Variable g) {
    return g.sub(basis.matmul(basis.transpose().matmul(g)));
  }
}
