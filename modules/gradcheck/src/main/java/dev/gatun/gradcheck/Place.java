package dev.gatun.gradcheck;

import dev.gatun.autograd.Gradients;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A function at given inputs, and its derivatives there in both ways. Floating-point inputs are
 * taken as f64; the others are constants.
 */
final class Place {
  private final Function<List<Variable>, Variable> f;
  private final List<Tensor> inputs;
  private final Shape output;
  private final double[] value;

  Place(Function<List<Variable>, Variable> f, List<Tensor> inputs) {
    this.f = f;
    this.inputs = inputs.stream().map(t -> t.dtype().isFloat() ? t.to(DType.F64) : t).toList();
    try (var _ = Scope.open()) {
      Variable y = f.apply(variables());
      this.output = y.shape();
      this.value = checked(y);
    }
    double[] again = at(this.inputs);
    if (!Arrays.equals(value, again)) {
      throw new IllegalArgumentException(
          "the function gave two results for the same inputs; fix its random numbers by a key");
    }
  }

  List<Tensor> inputs() {
    return inputs;
  }

  Shape output() {
    return output;
  }

  int outputs() {
    return value.length;
  }

  boolean isDifferentiated(int input) {
    return inputs.get(input).dtype().isFloat();
  }

  double[] elements(int input) {
    return inputs.get(input).toDoubleArray();
  }

  /** Returns the result with one input replaced. */
  double[] with(int input, double[] elements) {
    try (var _ = Scope.open()) {
      List<Tensor> moved = new ArrayList<>(inputs);
      moved.set(input, Tensor.of(elements, inputs.get(input).shape()));
      return at(moved);
    }
  }

  private double[] at(List<Tensor> tensors) {
    try (var _ = Scope.open()) {
      return checked(f.apply(variables(tensors)));
    }
  }

  private double[] checked(Variable y) {
    if (y.dtype() != DType.F64 || !y.shape().equals(output)) {
      throw new IllegalArgumentException(
          "the function returned "
              + y.dtype()
              + y.shape()
              + " for f64 inputs; differences need an f64 result of one shape");
    }
    return y.value().toDoubleArray();
  }

  /** Returns one row for each seed: the gradient of {@code seed . f} with respect to each input. */
  double[][][] gradients(List<double[]> seeds) {
    double[][][] rows = new double[inputs.size()][seeds.size()][];
    try (var _ = Scope.open()) {
      List<Variable> x = variables();
      Variable y = f.apply(x);
      for (int s = 0; s < seeds.size(); s++) {
        List<double[]> g = gradient(y, Tensor.of(seeds.get(s), output), x);
        for (int k = 0; k < rows.length; k++) rows[k][s] = g.get(k);
      }
    }
    return rows;
  }

  private List<double[]> gradient(Variable y, Tensor seed, List<Variable> x) {
    if (!y.requiresGrad()) {
      return x.stream().map(v -> new double[Math.toIntExact(v.shape().count())]).toList();
    }
    try (var _ = Scope.open()) {
      return Gradients.of(y)
          .seeds(Variable.constant(seed))
          .retainGraph()
          .wrt(x.toArray(Variable[]::new))
          .stream()
          .map(g -> g.value().toDoubleArray())
          .toList();
    }
  }

  private List<Variable> variables() {
    return variables(inputs);
  }

  private static List<Variable> variables(List<Tensor> tensors) {
    return tensors.stream()
        .map(t -> t.dtype().isFloat() ? Variable.of(t) : Variable.constant(t))
        .toList();
  }
}
