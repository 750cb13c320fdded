package dev.gatun.tensor;

import dev.gatun.tensor.internal.kernel.Scans;
import dev.gatun.tensor.internal.kernel.Softmaxes;
import dev.gatun.tensor.internal.random.RandomFills;

/** Runs the operations along one dimension that keep its size, and dropout. */
final class Scanning {
  private Scanning() {}

  static Tensor run(Op.Scan op, Tensor x) {
    DType type = x.dtype().isFloat() ? Promotion.computing(x.dtype()) : scanned(op);
    Tensor from = x.to(type);
    return switch (op) {
      case Op.Softmax(int dim) -> softmax(from, dim, false);
      case Op.LogSoftmax(int dim) -> softmax(from, dim, true);
      case Op.CumSum(int dim, boolean reverse) -> {
        Tensor out = like(from);
        Scans.cumulate(Reducer.SUM, from.view(), dim, reverse, out.view());
        Reachable.until(from);
        yield out;
      }
    };
  }

  private static Tensor softmax(Tensor x, int dim, boolean log) {
    Tensor out = like(x);
    Softmaxes.softmax(x.view(), dim, out.view(), log);
    Reachable.until(x);
    return out;
  }

  private static DType scanned(Op.Scan op) {
    return op instanceof Op.CumSum ? DType.I64 : DType.F32;
  }

  /** Returns an empty tensor with the layout of {@code x}, if that leaves no gaps. */
  static Tensor like(Tensor x) {
    boolean dense = Strides.isDense(x.shape(), x.stridesShared());
    return Tensor.allocate(
        x.dtype(), x.shape(), dense ? x.stridesShared() : x.shape().rowMajorStrides());
  }

  static Tensor dropout(Op.Dropout op, Tensor x) {
    Tensor from = x.to(Promotion.computing(x.dtype()));
    Tensor out = like(from);
    RandomKey key = op.key();
    RandomFills.dropout(from.view(), out.view(), key.seed(), key.stream(), op.p());
    Reachable.until(from);
    return out;
  }
}
