package dev.gatun.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/** Updates parameters with DJL's native Adam, at its defaults (rate 0.001). */
final class Adam {
  private static final double RATE = 0.001;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final float EPSILON = 1e-8f;

  private final List<Moments> moments;
  private int step;

  /** Creates the optimizer of parameters that have a gradient. */
  Adam(PtNDManager manager, List<PtNDArray> parameters) {
    moments =
        parameters.stream()
            .map(
                parameter ->
                    new Moments(
                        parameter,
                        (PtNDArray) manager.zeros(parameter.getShape()),
                        (PtNDArray) manager.zeros(parameter.getShape())))
            .toList();
  }

  /** Updates every parameter by its gradient, and sets the gradient to zero. */
  void update() {
    step++;
    double correction = Math.sqrt(1 - StrictMath.pow(BETA2, step)) / (1 - StrictMath.pow(BETA1, step));
    for (var moment : moments) {
      moment.update((float) (RATE * correction));
    }
  }

  private record Moments(PtNDArray parameter, PtNDArray mean, PtNDArray variance) {
    void update(float correctedRate) {
      try (var gradient = JniUtils.getGradient(parameter)) {
        JniUtils.adamUpdate(
            parameter,
            gradient,
            mean,
            variance,
            (float) RATE,
            correctedRate,
            0,
            1,
            -1,
            (float) BETA1,
            (float) BETA2,
            EPSILON,
            false);
      }
      JniUtils.zeroGrad(parameter);
    }
  }
}
