package dev.gatun.tensor;

import dev.gatun.tensor.internal.index.Gathers;

/** Runs the operations that read or write at given positions. */
final class IndexAccess {
  private IndexAccess() {}

  static Tensor run(Op.Index op, Tensor x, Tensor index) {
    checkIndex(op, index);
    return switch (op) {
      case Op.Gather(int dim) -> {
        checkFits("gather", x.shape(), index.shape(), dim);
        Tensor y = Tensor.allocate(x.dtype(), index.shape());
        Gathers.gather(x.view(), dim, index.view(), y.view());
        yield y;
      }
      case Op.IndexSelect(int dim) -> {
        checkVector(op, index);
        Tensor y = Tensor.allocate(x.dtype(), x.shape().with(dim, index.shape().count()));
        Gathers.indexSelect(x.view(), dim, index.view(), y.view());
        yield y;
      }
      case Op.Scatter _, Op.ScatterAdd _, Op.ScatterReduce _, Op.IndexAdd _ ->
          throw Dispatcher.operands(op, 2);
    };
  }

  static Tensor run(Op.Index op, Tensor x, Tensor index, Tensor source) {
    checkIndex(op, index);
    Tensor from = source.to(x.dtype());
    Tensor y = x.copy();
    switch (op) {
      case Op.Scatter(int dim) -> {
        checkFits("scatter", source.shape(), index.shape(), -1);
        checkFits("scatter", x.shape(), index.shape(), dim);
        Gathers.scatter(index.view(), dim, from.view(), y.view());
      }
      case Op.ScatterAdd(int dim) -> {
        checkFits("scatterAdd", source.shape(), index.shape(), -1);
        checkFits("scatterAdd", x.shape(), index.shape(), dim);
        Gathers.scatterAdd(index.view(), dim, from.view(), y.view());
      }
      case Op.ScatterReduce(int dim, Reducer reducer) -> {
        checkFits("scatterReduce", source.shape(), index.shape(), -1);
        checkFits("scatterReduce", x.shape(), index.shape(), dim);
        Gathers.scatterReduce(index.view(), dim, reducer, from.view(), y.view());
      }
      case Op.IndexAdd(int dim) -> {
        checkVector(op, index);
        Shape expected = x.shape().with(dim, index.shape().count());
        if (!source.shape().equals(expected)) {
          throw new IllegalArgumentException(
              "indexAdd: the source is " + source.shape() + ", expected " + expected);
        }
        Gathers.indexAdd(index.view(), dim, from.view(), y.view());
      }
      case Op.Gather _, Op.IndexSelect _ -> throw Dispatcher.operands(op, 3);
    }
    Reachable.until(from);
    return y;
  }

  private static void checkIndex(Op.Index op, Tensor index) {
    if (index.dtype() != DType.I64 && index.dtype() != DType.I32) {
      throw new IllegalArgumentException(
          op + ": the index is " + index.dtype() + ", expected i64 or i32; use to(DType.I64)");
    }
  }

  private static void checkVector(Op.Index op, Tensor index) {
    if (index.shape().rank() != 1) {
      throw new IllegalArgumentException(
          op + ": the index is " + index.shape() + ", expected a vector; use flatten(0)");
    }
  }

  private static void checkFits(String what, Shape x, Shape index, int dim) {
    boolean fits = x.rank() == index.rank();
    for (int d = 0; fits && d < x.rank(); d++) fits = d == dim || index.size(d) <= x.size(d);
    if (!fits) {
      throw new IllegalArgumentException(
          what
              + ": the index is "
              + index
              + ", the tensor "
              + x
              + ": they need equally many dimensions, and the index must not be larger"
              + (dim >= 0 ? " except along dimension " + dim : ""));
    }
  }
}
