package dev.gatun.train;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;

/** The metrics there are. */
public final class Metrics {
  private Metrics() {}

  /**
   * Returns the share of predictions whose largest element, along dimension 1, is the target's
   * class number, or where the target's is if it has as many elements (one-hot).
   */
  public static Metric accuracy() {
    return Accuracy::new;
  }

  private static final class Accuracy implements Metric.Tally {
    private long right;
    private long all;

    @Override
    public String name() {
      return "accuracy";
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
      try (var _ = Scope.open()) {
        Tensor classes = target.dtype().isFloat() ? target.argmax(1) : target;
        Tensor hits = prediction.argmax(1).eq(classes);
        right += (long) hits.to(DType.I64).sum().item();
        all += hits.shape().count();
      }
    }

    @Override
    public double result() {
      return (double) right / all;
    }
  }
}
