package dev.gatun.tensor;

import dev.gatun.tensor.internal.kernel.ArgReductions;

/** Runs the operations that combine elements along dimensions. */
final class Reducing {
  private Reducing() {}

  static Tensor run(Op.Reduction op, Tensor x) {
    return switch (op) {
      case Op.Reduce r -> reduce(r, x);
      case Op.ArgReduce a -> argReduce(a, x);
    };
  }

  private static Tensor reduce(Op.Reduce op, Tensor x) {
    DType type = resultType(op.reducer(), x.dtype());
    Tensor from = type.isFloat() || type == DType.BOOL ? x.to(type) : x;
    boolean[] reduced = new boolean[x.shape().rank()];
    Shape kept = x.shape();
    for (int d : op.dims()) {
      reduced[d] = true;
      checkNotEmpty(op.reducer().name(), x.shape(), d, op.reducer());
      kept = kept.with(d, 1);
    }
    Tensor out = Tensor.allocate(type, kept);
    dev.gatun.tensor.internal.kernel.Reductions.reduce(
        op.reducer(), from.view(), reduced, out.view());
    Reachable.until(from);
    return op.keepDim() ? out : drop(out, reduced);
  }

  private static void checkNotEmpty(String name, Shape shape, int dim, Reducer reducer) {
    if (shape.size(dim) == 0 && (reducer == Reducer.MAX || reducer == Reducer.MIN)) {
      throw new IllegalArgumentException(
          name.toLowerCase(java.util.Locale.ROOT)
              + " along dimension "
              + dim
              + " of "
              + shape
              + ": of no elements there is none");
    }
  }

  private static DType resultType(Reducer reducer, DType type) {
    return switch (reducer) {
      case SUM, PROD -> type.isFloat() ? Promotion.computing(type) : DType.I64;
      case MAX, MIN -> type.isFloat() ? Promotion.computing(type) : type;
      case ANY, ALL -> DType.BOOL;
    };
  }

  private static Tensor drop(Tensor x, boolean[] dims) {
    Shape shape = x.shape();
    for (int d = dims.length - 1; d >= 0; d--) if (dims[d]) shape = shape.without(d);
    return x.alias(shape, shape.rowMajorStrides(), 0);
  }

  private static Tensor argReduce(Op.ArgReduce op, Tensor x) {
    checkNotEmpty(op.max() ? "argmax" : "argmin", x.shape(), op.dim(), Reducer.MAX);
    Shape kept = x.shape().with(op.dim(), 1);
    Tensor out = Tensor.allocate(DType.I64, kept);
    ArgReductions.argReduce(op.max(), x.view(), op.dim(), out.view());
    boolean[] dims = new boolean[x.shape().rank()];
    dims[op.dim()] = true;
    return op.keepDim() ? out : drop(out, dims);
  }
}
