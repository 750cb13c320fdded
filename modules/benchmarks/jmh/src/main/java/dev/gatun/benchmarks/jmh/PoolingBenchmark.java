package dev.gatun.benchmarks.jmh;

import dev.gatun.tensor.Op;
import dev.gatun.tensor.PoolWindow;
import dev.gatun.tensor.Tensor;
import java.util.List;
import org.openjdk.jmh.annotations.Param;

/** Pooling of 64 channels in windows of 2x2, on 32 images of 24x24, channels last. */
public class PoolingBenchmark extends KernelBenchmark {
  /** What is computed. */
  public enum Kind {
    /** The largest of each window, and where it is. */
    MAX,
    /** The gradient of that. */
    MAX_GRADIENT,
    /** The mean of each window. */
    AVG,
    /** The gradient of that. */
    AVG_GRADIENT
  }

  /** What is computed. */
  @Param public Kind kind;

  /** Creates the benchmark; JMH sets its parameters. */
  public PoolingBenchmark() {
    kind = Kind.MAX;
  }

  @Override
  Call call() {
    Tensor x = ConvolutionsBenchmark.channelsLast(random(32, 64, 24, 24));
    var two = List.of(2, 2);
    var window = new PoolWindow(two, two, List.of(0, 0), List.of(1, 1), false);
    var max = new Op.MaxPool(window);
    var avg = new Op.AvgPool(window, true, 0);
    return switch (kind) {
      case MAX -> new Call(max, x);
      case MAX_GRADIENT -> {
        List<Tensor> results = x.applyAll(max, List.of());
        yield new Call(
            new Op.MaxPoolGradient(window, x.shape()), results.getFirst(), results.getLast());
      }
      case AVG -> new Call(avg, x);
      case AVG_GRADIENT -> new Call(new Op.AvgPoolGradient(avg, x.shape()), x.apply(avg));
    };
  }
}
