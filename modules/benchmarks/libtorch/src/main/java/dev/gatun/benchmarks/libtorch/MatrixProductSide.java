package dev.gatun.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.gatun.benchmarks.Workload;

/** Multiplies two matrices. */
final class MatrixProductSide extends OperatorSide {
  private final PtNDArray left;
  private final PtNDArray right;

  MatrixProductSide(PtNDManager manager, Workload.MatrixProduct work) {
    super(manager);
    left = Arrays.create(manager, work.operand("left"), work.n(), work.n());
    right = Arrays.create(manager, work.operand("right"), work.n(), work.n());
  }

  @Override
  PtNDArray compute() {
    return JniUtils.matmul(left, right);
  }
}
