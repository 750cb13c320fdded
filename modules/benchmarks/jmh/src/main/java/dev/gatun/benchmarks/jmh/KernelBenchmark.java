package dev.gatun.benchmarks.jmh;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.OperationCost;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Threads;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One operation, called again and again: calls a second, and with them 10^9 floating-point
 * operations ({@code gigaflops}) and 10^9 bytes of operands and results ({@code gigabytes}) a
 * second.
 *
 * <p>Each choice of parameters runs in processes of its own, since a process has vector kernels or
 * scalar ones.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public abstract class KernelBenchmark {
  private static final String SCALAR = "gatun.scalar";
  private static boolean chosen;

  /** Whether to run the scalar twin of the vector kernel. */
  @Param({"false", "true"})
  public boolean scalar;

  /** The threads that Gatun computes with. */
  @Param("1")
  public int workers;

  private Call call = new Call(Op.Unary.NEG);
  private OperationCost cost = new OperationCost(0, 0);

  /**
   * What is called.
   *
   * @param op the operation
   * @param operands what it takes
   */
  record Call(Op op, List<Tensor> operands) {
    Call(Op op, Tensor... operands) {
      this(op, List.of(operands));
    }

    List<Tensor> run() {
      return operands.getFirst().applyAll(op, operands.subList(1, operands.size()));
    }
  }

  /** What a call costs, added up: JMH divides it by the time. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Work {
    /** 10^9 floating-point operations. */
    public double gigaflops;

    /** 10^9 bytes of operands and results. */
    public double gigabytes;

    /** Creates the counters; JMH sets them to zero before each iteration. */
    public Work() {}
  }

  /** Is called once the kind of kernels is chosen. */
  abstract Call call();

  /** Chooses the kernels, makes the operands, and finds out what a call costs. */
  @Setup
  public void prepare() {
    if (chosen && Boolean.getBoolean(SCALAR) != scalar) {
      throw new IllegalStateException(
          "this process has chosen its kernels already: use forks, -f 1 or more");
    }
    chosen = true;
    System.setProperty(SCALAR, Boolean.toString(scalar));
    Threads.set(workers);
    call = call();
    cost = OperationCost.of(call.op, call.operands, call.run());
  }

  /** Calls the operation once. */
  @Benchmark
  public Object run(Work work) {
    try (var _ = dev.gatun.tensor.Scope.open()) {
      List<Tensor> results = call.run();
      work.gigaflops += cost.flops() * 1e-9;
      work.gigabytes += cost.bytes() * 1e-9;
      return results;
    }
  }

  /** Returns numbers about zero. */
  static Tensor random(long... sizes) {
    return new Generator(0).normal(Shape.of(sizes), 0, 1, DType.F32);
  }
}
