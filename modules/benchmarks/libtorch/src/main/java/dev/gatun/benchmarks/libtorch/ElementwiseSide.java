package dev.gatun.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.gatun.benchmarks.Formula;
import dev.gatun.benchmarks.Workload;

/** Computes a formula on large arrays. */
final class ElementwiseSide extends OperatorSide {
  private final Formula formula;
  private final PtNDArray x;
  private final PtNDArray y;
  private final PtNDArray cubic;
  private final PtNDArray slope;
  private final PtNDArray one;
  private final PtNDArray half;

  ElementwiseSide(PtNDManager manager, Workload.Elementwise work) {
    super(manager);
    formula = work.formula();
    x = Arrays.create(manager, work.operand("x"), Workload.Elementwise.COUNT);
    y = Arrays.create(manager, work.operand("y"), Workload.Elementwise.COUNT);
    cubic = Arrays.scalar(manager, 0.044715f);
    slope = Arrays.scalar(manager, (float) Math.sqrt(2 / Math.PI));
    one = Arrays.scalar(manager, 1);
    half = Arrays.scalar(manager, 0.5f);
  }

  @Override
  PtNDArray compute() {
    return switch (formula) {
      case ADD -> JniUtils.add(x, y);
      case EXP -> JniUtils.exp(x);
      case TANH -> JniUtils.tanh(x);
      case SUM -> JniUtils.sum(x);
      case GELU_CHAIN -> chain();
      case GELU -> JniUtils.gelu(x);
    };
  }

  private PtNDArray chain() {
    return Chain.from(JniUtils.mul(x, x))
        .mul(x)
        .mul(cubic)
        .add(x)
        .mul(slope)
        .tanh()
        .add(one)
        .mul(x)
        .mul(half)
        .result();
  }
}
