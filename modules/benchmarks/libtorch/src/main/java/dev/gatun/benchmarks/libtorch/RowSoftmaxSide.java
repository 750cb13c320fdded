package dev.gatun.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.gatun.benchmarks.Workload;

/** Applies softmax to rows. */
final class RowSoftmaxSide extends OperatorSide {
  private final PtNDArray x;

  RowSoftmaxSide(PtNDManager manager, Workload.RowSoftmax work) {
    super(manager);
    x = Arrays.create(manager, work.operand(), work.n(), work.n());
  }

  @Override
  PtNDArray compute() {
    return x.softmax(1);
  }
}
