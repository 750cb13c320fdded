package dev.gatun.autograd;

import dev.gatun.tensor.Cumulation;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of cumulations. With f the factor by which a result grows into the next one, the
 * gradient that arrives at element i is {@code r[i] = g[i] + f[i + 1] r[i + 1]}: a recurrence from
 * the end, without a division, so that zeros among the elements do no harm.
 */
final class CumulationDerivatives {
  private CumulationDerivatives() {}

  static @Nullable Variable[] of(Node n, Cumulation op, Variable g) {
    return switch (op) {
      case Cumulation.CumProd(int dim) -> {
        Variable before = moved(n.result(0), dim, 1, 1);
        yield new Variable[] {before.mul(arriving(n.operand(0), g, dim, false))};
      }
      case Cumulation.LogCumSumExp(int dim) -> new Variable[] {logCumSumExp(n, dim, g)};
      case Cumulation.Recurrence(int dim, boolean reverse) -> {
        Variable r = arriving(n.operand(0), g, dim, reverse);
        yield new Variable[] {
          n.wants(0) ? r.mul(moved(n.result(0), dim, reverse ? -1 : 1, 0)) : null,
          n.wants(1) ? r : null
        };
      }
    };
  }

  /** Returns the gradients that arrive at each element, of those of the results. */
  private static Variable arriving(Variable factors, Variable g, int dim, boolean reverse) {
    Variable next = moved(factors, dim, reverse ? 1 : -1, 0);
    return next.apply(new Cumulation.Recurrence(dim, !reverse), g);
  }

  /** Returns the elements one place on or back, with {@code value} where none comes from. */
  private static Variable moved(Variable x, int dim, int by, double value) {
    long[] before = new long[x.shape().rank()];
    long[] after = before.clone();
    before[dim] = by;
    after[dim] = -by;
    return x.pad(before, after, value);
  }

  /** All powers of e here have exponents of 0 or less: results never fall. */
  private static Variable logCumSumExp(Node n, int dim, Variable g) {
    Variable x = n.operand(0);
    Variable y = n.result(0);
    long size = y.shape().size(dim);
    if (size == 0) return g;
    Variable growth = difference(y.narrow(dim, 0, size - 1), y.narrow(dim, 1, size - 1)).exp();
    long[] none = new long[y.shape().rank()];
    long[] one = none.clone();
    one[dim] = 1;
    var arriving = growth.pad(none, one, 0).apply(new Cumulation.Recurrence(dim, true), g);
    return arriving.mul(difference(x, y).exp());
  }

  /** Returns {@code a - b}, and minus infinity where b is, which a is too then. */
  private static Variable difference(Variable a, Variable b) {
    Variable nothing = b.detach().eq(Double.NEGATIVE_INFINITY);
    return a.sub(b).maskedFill(nothing, Double.NEGATIVE_INFINITY);
  }
}
