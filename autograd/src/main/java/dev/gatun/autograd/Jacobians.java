package dev.gatun.autograd;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Whole Jacobians, put together from products with unit vectors. */
final class Jacobians {
  /** So many unit vectors share one pass: more would hold more memory than they save time. */
  private static final int AT_ONCE = 32;

  private Jacobians() {}

  static List<Variable> byRows(Linearization at) {
    Shape result = at.primal().shape();
    List<List<Variable>> rows = new ArrayList<>();
    for (Variable units : units(at.primal())) {
      rows.add(Vmap.ofAll(in -> at.pull(in.getFirst())).applyAll(List.of(units)));
    }
    List<Variable> jacobians = new ArrayList<>();
    for (int k = 0; k < at.inputs().size(); k++) {
      Variable x = at.inputs().get(k);
      int input = k;
      List<Variable> own = rows.stream().map(row -> row.get(input)).toList();
      jacobians.add(joined(own, 0, concat(result, x.shape()), x.dtype()));
    }
    return jacobians;
  }

  static List<Variable> byColumns(Linearization at) {
    Shape result = at.primal().shape();
    var pusher = at.pusher();
    List<Variable> jacobians = new ArrayList<>();
    for (Variable x : at.inputs()) {
      List<Variable> columns = new ArrayList<>();
      for (Variable units : units(x)) {
        columns.add(
            Vmap.of(unit -> pusher.apply(only(at.inputs(), x, unit))).outDims(-1).apply(units));
      }
      jacobians.add(joined(columns, -1, concat(result, x.shape()), at.primal().dtype()));
    }
    return jacobians;
  }

  /** Returns {@code unit} in the place of {@code x}, and zeros in those of the other inputs. */
  private static List<Variable> only(List<Variable> inputs, Variable x, Variable unit) {
    return inputs.stream().map(other -> other == x ? unit : zeros(other)).toList();
  }

  private static Variable joined(List<Variable> parts, int dim, Shape shape, DType dtype) {
    if (parts.isEmpty()) return Variable.constant(Tensor.zeros(shape, dtype));
    return Algebra.cat(parts, dim).reshape(shape.toArray());
  }

  /** Returns all unit vectors of the shape of {@code like}, some at once. */
  private static List<Variable> units(Variable like) {
    int n = Math.toIntExact(like.shape().count());
    List<Variable> units = new ArrayList<>();
    for (int from = 0; from < n; from += AT_ONCE) {
      int count = Math.min(AT_ONCE, n - from);
      double[] ones = new double[Math.multiplyExact(count, n)];
      for (int i = 0; i < count; i++) ones[i * n + from + i] = 1;
      Tensor some = Tensor.of(ones, like.shape().inserted(0, count)).to(like.dtype());
      units.add(Variable.constant(some));
    }
    return units;
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
