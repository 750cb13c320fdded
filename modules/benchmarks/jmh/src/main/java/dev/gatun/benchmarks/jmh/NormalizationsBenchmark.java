package dev.gatun.benchmarks.jmh;

import dev.gatun.tensor.Normalization;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Tensor;
import org.openjdk.jmh.annotations.Param;

/** Softmax along rows of 1024; layer norm along them; batch norm of 64 channels. */
public class NormalizationsBenchmark extends KernelBenchmark {
  private static final double EPS = 1e-5;

  /** What is computed. */
  public enum Kind {
    /** Softmax. */
    SOFTMAX,
    /** Its logarithm. */
    LOG_SOFTMAX,
    /** Mean 0 and variance 1 along each row. */
    LAYER_NORM,
    /** The gradients of that. */
    LAYER_NORM_GRADIENT,
    /** Mean 0 and variance 1 in each channel. */
    BATCH_NORM,
    /** The gradients of that. */
    BATCH_NORM_GRADIENT
  }

  /** What is computed. */
  @Param public Kind kind;

  /** Creates the benchmark; JMH sets its parameters. */
  public NormalizationsBenchmark() {
    kind = Kind.SOFTMAX;
  }

  @Override
  Call call() {
    Tensor rows = random(1024, 1024);
    Tensor images = ConvolutionsBenchmark.channelsLast(random(16, 64, 32, 32));
    return switch (kind) {
      case SOFTMAX -> new Call(new Op.Softmax(1), rows);
      case LOG_SOFTMAX -> new Call(new Op.LogSoftmax(1), rows);
      case LAYER_NORM ->
          new Call(new Normalization.Normalize(false, EPS), rows, random(1024), random(1024));
      case LAYER_NORM_GRADIENT ->
          new Call(new Normalization.NormalizeGradient(false, EPS), rows, rows, random(1024));
      case BATCH_NORM ->
          new Call(new Normalization.Normalize(true, EPS), images, random(64), random(64));
      case BATCH_NORM_GRADIENT ->
          new Call(new Normalization.NormalizeGradient(true, EPS), images, images, random(64));
    };
  }
}
