package dev.gatun.benchmarks.jmh;

import dev.gatun.tensor.ElementwiseFunction;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Tensor;
import org.openjdk.jmh.annotations.Param;

/** Functions of each element. */
public class PointwiseBenchmark extends KernelBenchmark {
  /** What is computed. */
  public enum Kind {
    /** The sum of two. */
    ADD,
    /** The sum of a matrix and a row. */
    ADD_ROW,
    /** The exponential function. */
    EXP,
    /** The hyperbolic tangent. */
    TANH,
    /** The error function. */
    ERF,
    /** A longer expression: x sigmoid(1.702 x). */
    FUSED
  }

  /** What is computed. */
  @Param public Kind kind;

  /** The number of elements: in the caches, and beyond them. */
  @Param({"16384", "4194304"})
  public int elements;

  /** Creates the benchmark; JMH sets its parameters. */
  public PointwiseBenchmark() {
    kind = Kind.ADD;
  }

  @Override
  Call call() {
    Tensor x = random(elements / 128, 128);
    return switch (kind) {
      case ADD -> new Call(Op.Binary.ADD, x, random(elements / 128, 128));
      case ADD_ROW -> new Call(Op.Binary.ADD, x, random(128));
      case EXP -> new Call(Op.Unary.EXP, x);
      case TANH -> new Call(Op.Unary.TANH, x);
      case ERF -> new Call(Op.Unary.ERF, x);
      case FUSED ->
          new Call(ElementwiseFunction.of("gelu", e -> e.mul(1.702).sigmoid().mul(e)).op(), x);
    };
  }
}
