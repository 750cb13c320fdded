package dev.gatun.tensor;

import dev.gatun.tensor.internal.index.Extremes;
import dev.gatun.tensor.internal.index.Sorting;
import java.util.List;

/** Runs the operations that find out where elements are. */
final class Finding {
  private Finding() {}

  static List<Tensor> run(Locating op, List<Tensor> operands) {
    Tensor x = operands.getFirst();
    if (operands.size() > 1 && !(op instanceof Locating.RavelIndex)) {
      throw Dispatcher.operands(op, operands.size());
    }
    return switch (op) {
      case Locating.Sort(int dim, boolean descending) -> {
        Tensor values = Tensor.allocate(x.dtype(), x.shape());
        Tensor places = Tensor.allocate(DType.I64, x.shape());
        Sorting.sort(x.view(), dim, descending, values.view(), places.view());
        yield List.of(values, places);
      }
      case Locating.TopK(int k, int dim, boolean largest) -> {
        Shape shape = x.shape().with(dim, Math.max(0, k));
        Tensor values = Tensor.allocate(x.dtype(), shape);
        Tensor places = Tensor.allocate(DType.I64, shape);
        Sorting.topk(x.view(), dim, k, largest, values.view(), places.view());
        yield List.of(values, places);
      }
      case Locating.CumExtreme(int dim, boolean max) -> {
        Tensor values = Tensor.allocate(x.dtype(), x.shape());
        Tensor places = Tensor.allocate(DType.I64, x.shape());
        Extremes.run(x.view(), dim, max, values.view(), places.view());
        yield List.of(values, places);
      }
      case Locating.NonZero _ -> List.of(nonZero(x));
      case Locating.RavelIndex(var sizes) -> List.of(ravel(sizes, operands));
    };
  }

  private static Tensor nonZero(Tensor x) {
    boolean[] there = x.toBooleanArray();
    int rank = x.shape().rank();
    int count = 0;
    for (boolean t : there) if (t) count++;
    long[] positions = new long[Math.multiplyExact(count, rank)];
    int row = 0;
    for (int i = 0; i < there.length; i++) {
      if (!there[i]) continue;
      int rest = i;
      for (int d = rank - 1; d >= 0; d--) {
        int size = Math.toIntExact(x.shape().size(d));
        positions[row * rank + d] = rest % size;
        rest /= size;
      }
      row++;
    }
    return Tensor.of(positions, Shape.of(count, rank));
  }

  private static Tensor ravel(List<Long> sizes, List<Tensor> operands) {
    if (operands.size() != sizes.size()) {
      throw new IllegalArgumentException(
          "index: "
              + operands.size()
              + " tensors of positions for "
              + sizes.size()
              + " dimensions; pass one for each");
    }
    Shape shape = Shape.SCALAR;
    for (Tensor t : operands) shape = Shape.broadcast(shape, t.shape());
    long[] flat = new long[Math.toIntExact(shape.count())];
    for (int d = 0; d < operands.size(); d++) {
      long[] positions = integers(operands.get(d)).broadcastTo(shape).toLongArray();
      long size = sizes.get(d);
      for (int i = 0; i < flat.length; i++) {
        flat[i] = flat[i] * size + Reshaping.position("index", positions[i], d, size);
      }
    }
    return Tensor.of(flat, shape);
  }

  private static Tensor integers(Tensor t) {
    if (t.dtype().isInteger()) return t;
    throw new IllegalArgumentException(
        "index: the positions are " + t.dtype() + ", expected integers; use to(DType.I64)");
  }
}
