package dev.gatun.autograd;

import java.util.function.Supplier;

/**
 * Work that is not recorded and whose results never will be. Where {@link NoGrad} returns constants
 * that take part in later computations unnoticed, a result of inference refuses: an operation that
 * would record it says so, instead of training with a gradient that is silently missing. Evaluation
 * and prediction use this; a part of a training step that has no gradient uses {@link NoGrad}.
 */
public final class Inference {
  private Inference() {}

  /** Runs {@code work} without recording; the variables it computes can never be recorded. */
  public static <T> T call(Supplier<T> work) {
    return Recording.inference(work);
  }

  /** Runs {@code work} without recording; the variables it computes can never be recorded. */
  public static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }
}
