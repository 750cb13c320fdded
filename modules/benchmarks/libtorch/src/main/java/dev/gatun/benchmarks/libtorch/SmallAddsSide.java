package dev.gatun.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.gatun.benchmarks.Workload;

/** Adds a small vector again and again. */
final class SmallAddsSide extends OperatorSide {
  private final int times;
  private final PtNDArray start;
  private final PtNDArray y;

  SmallAddsSide(PtNDManager manager, Workload.SmallAdds work) {
    super(manager);
    times = work.times();
    start = Arrays.create(manager, work.operand("start"), work.elements());
    y = Arrays.create(manager, work.operand("y"), work.elements());
  }

  @Override
  PtNDArray compute() {
    var accumulator = JniUtils.add(start, y);
    for (int i = 1; i < times; i++) {
      try (var previous = accumulator) {
        accumulator = JniUtils.add(previous, y);
      }
    }
    return accumulator;
  }
}
