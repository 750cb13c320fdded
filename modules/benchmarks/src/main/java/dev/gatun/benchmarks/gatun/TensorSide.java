package dev.gatun.benchmarks.gatun;

import dev.gatun.autograd.NoGrad;
import dev.gatun.benchmarks.Side;
import dev.gatun.benchmarks.Workload;
import dev.gatun.nn.Sequential;
import dev.gatun.tensor.ElementwiseFunction;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Computes one tensor from given ones. */
final class TensorSide implements Side {
  /** The user's own formula, in one line of Java: it becomes one kernel. */
  private static final ElementwiseFunction TANH_GELU =
      ElementwiseFunction.of(
          "tanh-gelu",
          x ->
              x.mul(x)
                  .mul(x)
                  .mul(0.044715)
                  .add(x)
                  .mul(Math.sqrt(2 / Math.PI))
                  .tanh()
                  .add(1)
                  .mul(x)
                  .mul(0.5));

  private final Supplier<Tensor> work;

  private TensorSide(Supplier<Tensor> work) {
    this.work = work;
  }

  static TensorSide of(Workload.MatrixProduct w) {
    Shape shape = Shape.of(w.n(), w.n());
    Tensor left = Tensor.of(w.operand("left"), shape);
    Tensor right = Tensor.of(w.operand("right"), shape);
    return new TensorSide(() -> left.matmul(right));
  }

  static TensorSide of(Workload.Elementwise w) {
    Tensor x = Tensor.of(w.operand("x"));
    Tensor y = Tensor.of(w.operand("y"));
    return new TensorSide(
        switch (w.formula()) {
          case ADD -> () -> x.add(y);
          case EXP -> x::exp;
          case TANH -> x::tanh;
          case SUM -> x::sum;
          case GELU_CHAIN -> () -> TANH_GELU.of(x);
          case GELU -> x::gelu;
        });
  }

  static TensorSide of(Workload.RowSoftmax w) {
    Tensor x = Tensor.of(w.operand(), Shape.of(w.n(), w.n()));
    return new TensorSide(() -> x.softmax(1));
  }

  static TensorSide of(Workload.SmallAdds w) {
    Tensor start = Tensor.of(w.operand("start"));
    Tensor y = Tensor.of(w.operand("y"));
    return new TensorSide(
        () -> {
          Tensor sum = start;
          for (int i = 0; i < w.times(); i++) sum = sum.add(y);
          return sum;
        });
  }

  static TensorSide of(Workload.ForwardPass w) {
    Sequential model = GatunModels.create(w.network());
    Tensor input = Tensor.of(w.network().input(w.batch()), w.network().inputShape(w.batch()));
    return new TensorSide(() -> NoGrad.call(() -> model.forward(input)).value());
  }

  @Override
  public SequencedMap<String, float[]> check() {
    var results = new LinkedHashMap<String, float[]>();
    try (var _ = Scope.open()) {
      results.put("output", work.get().toFloatArray());
    }
    return results;
  }

  @Override
  public void step() {
    try (var _ = Scope.open()) {
      Tensor _ = work.get();
    }
  }

  @Override
  public void close() {}
}
