package dev.gatun.tensor;

import dev.gatun.tensor.internal.index.Recurrences;
import dev.gatun.tensor.internal.kernel.Scans;

/** Runs the operations whose every element is computed from the one before it. */
final class Cumulating {
  private Cumulating() {}

  static Tensor run(Cumulation op, Tensor x) {
    return switch (op) {
      case Cumulation.CumProd(int dim) -> {
        Tensor from = x.dtype().isFloat() ? real(x) : x.to(DType.I64);
        Tensor out = Scanning.like(from);
        Scans.cumulate(Reducer.PROD, from.view(), dim, false, out.view());
        Reachable.until(from);
        yield out;
      }
      case Cumulation.LogCumSumExp(int dim) -> {
        Tensor from = real(x);
        Tensor out = Scanning.like(from);
        Scans.logCumSumExp(from.view(), dim, false, out.view());
        Reachable.until(from);
        yield out;
      }
      case Cumulation.Recurrence _ -> throw Dispatcher.operands(op, 1);
    };
  }

  static Tensor run(Cumulation op, Tensor a, Tensor b) {
    if (!(op instanceof Cumulation.Recurrence(int dim, boolean reverse))) {
      throw Dispatcher.operands(op, 2);
    }
    if (!a.shape().equals(b.shape())) {
      throw new IllegalArgumentException(
          "recurrence: the factors are "
              + a.shape()
              + ", the terms "
              + b.shape()
              + ": they must be equal; use broadcastTo");
    }
    DType type = Promotion.computing(Promotion.common(a.dtype(), b.dtype()));
    Tensor factors = a.to(type);
    Tensor terms = b.to(type);
    Tensor out = Scanning.like(terms);
    Recurrences.run(factors.view(), terms.view(), dim, reverse, out.view());
    Reachable.until(factors);
    Reachable.until(terms);
    return out;
  }

  private static Tensor real(Tensor x) {
    return x.to(Promotion.computing(x.dtype()));
  }
}
