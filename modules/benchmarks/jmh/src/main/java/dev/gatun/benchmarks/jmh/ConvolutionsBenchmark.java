package dev.gatun.benchmarks.jmh;

import dev.gatun.tensor.Op;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import org.openjdk.jmh.annotations.Param;

/** A convolution with 3x3 windows and its gradients, on 16 images of 26x26, channels last. */
public class ConvolutionsBenchmark extends KernelBenchmark {
  private static final Shape INPUT = Shape.of(16, 32, 26, 26);
  private static final Shape WEIGHTS = Shape.of(64, 32, 3, 3);

  /** What is computed. */
  public enum Kind {
    /** The convolution itself. */
    FORWARD,
    /** Its gradient with respect to the images. */
    INPUT_GRADIENT,
    /** Its gradient with respect to the weights. */
    WEIGHT_GRADIENT
  }

  /** What is computed. */
  @Param public Kind kind;

  /** How far apart windows are. */
  @Param({"1", "2"})
  public int stride;

  /** Creates the benchmark; JMH sets its parameters. */
  public ConvolutionsBenchmark() {
    kind = Kind.FORWARD;
  }

  @Override
  Call call() {
    var op = Op.Convolution.of(2, stride, 1, 1, 1);
    Tensor x = channelsLast(random(INPUT.toArray()));
    Tensor w = random(WEIGHTS.toArray());
    Tensor y = x.apply(op, w);
    return switch (kind) {
      case FORWARD -> new Call(op, x, w);
      case INPUT_GRADIENT -> new Call(new Op.ConvolutionInputGradient(op, INPUT), y, w);
      case WEIGHT_GRADIENT -> new Call(new Op.ConvolutionWeightGradient(op, WEIGHTS), x, y);
    };
  }

  /** Returns images as convolutions leave them in memory. */
  static Tensor channelsLast(Tensor x) {
    return x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
  }
}
