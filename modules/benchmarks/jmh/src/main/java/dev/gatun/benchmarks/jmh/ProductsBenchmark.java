package dev.gatun.benchmarks.jmh;

import dev.gatun.tensor.Op;
import org.openjdk.jmh.annotations.Param;

/** Products of square matrices, f32. */
public class ProductsBenchmark extends KernelBenchmark {
  /** Rows and columns. */
  @Param({"64", "256", "1024"})
  public int n;

  /** Creates the benchmark; JMH sets its parameters. */
  public ProductsBenchmark() {}

  @Override
  Call call() {
    return new Call(new Op.Matmul(), random(n, n), random(n, n));
  }
}
