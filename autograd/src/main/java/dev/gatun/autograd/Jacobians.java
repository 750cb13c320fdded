package dev.gatun.autograd;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whole Jacobians, put together from products with unit vectors. */
final class Jacobians {
  private Jacobians() {}

  static List<Variable> byRows(Linearization at) {
    Shape result = at.primal().shape();
    List<List<Variable>> rows = units(at.primal()).stream().map(at::pull).toList();
    List<Variable> jacobians = new ArrayList<>();
    for (int k = 0; k < at.inputs().size(); k++) {
      Variable x = at.inputs().get(k);
      int input = k;
      List<Variable> own = rows.stream().map(row -> row.get(input)).toList();
      jacobians.add(stacked(own, 0, concat(result, x.shape()), x.dtype()));
    }
    return jacobians;
  }

  static List<Variable> byColumns(Linearization at) {
    Shape result = at.primal().shape();
    var pusher = at.pusher();
    List<Variable> jacobians = new ArrayList<>();
    for (Variable x : at.inputs()) {
      List<Variable> columns = new ArrayList<>();
      for (Variable unit : units(x)) {
        columns.add(
            pusher.apply(
                at.inputs().stream().map(other -> other == x ? unit : zeros(other)).toList()));
      }
      jacobians.add(stacked(columns, -1, concat(result, x.shape()), at.primal().dtype()));
    }
    return jacobians;
  }

  private static Variable stacked(List<Variable> parts, int dim, Shape shape, DType dtype) {
    if (parts.isEmpty()) return Variable.constant(Tensor.zeros(shape, dtype));
    return Algebra.stack(parts, dim).reshape(shape.toArray());
  }

  private static List<Variable> units(Variable like) {
    int n = Math.toIntExact(like.shape().count());
    return IntStream.range(0, n)
        .mapToObj(
            i -> {
              double[] unit = new double[n];
              unit[i] = 1;
              return Variable.constant(Tensor.of(unit, like.shape()).to(like.dtype()));
            })
        .toList();
  }

  private static Variable zeros(Variable like) {
    return Variable.constant(Tensor.zeros(like.shape(), like.dtype()));
  }

  static Shape concat(Shape a, Shape b) {
    long[] sizes = java.util.Arrays.copyOf(a.toArray(), a.rank() + b.rank());
    System.arraycopy(b.toArray(), 0, sizes, a.rank(), b.rank());
    return Shape.of(sizes);
  }
}
