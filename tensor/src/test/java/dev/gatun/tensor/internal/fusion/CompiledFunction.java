package dev.gatun.tensor.internal.fusion;

import dev.gatun.tensor.Op;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A function and the primitive that is compiled into it.
 *
 * @param op the primitive
 * @param function the function; if the primitive is unary, of its first argument
 */
record CompiledFunction(Op.Primitive op, BinaryFunction function) {
  /** Takes a function of one argument as one of two. */
  private record First(UnaryFunction function) implements BinaryFunction {
    @Override
    public <V, I, M> V apply(Machine<V, I, M> machine, V x, V y) {
      return function.apply(machine, x);
    }
  }

  /** Returns all primitives that are more than one instruction. */
  static Stream<CompiledFunction> all() {
    var unary =
        UnaryCases.all()
            .filter(c -> !c.name().contains(" "))
            .map(c -> unary(op(c.name()), c.function()));
    return Stream.of(unary, rounding(), binary()).flatMap(s -> s);
  }

  private static Stream<CompiledFunction> rounding() {
    return Stream.of(
        unary(Op.Unary.ROUND, Rounding::round),
        unary(Op.Unary.FLOOR, Rounding::floor),
        unary(Op.Unary.CEIL, Rounding::ceil),
        unary(Op.Unary.TRUNC, Rounding::trunc),
        unary(Op.Unary.SIGN, ArithmeticFunctions::sign));
  }

  private static Stream<CompiledFunction> binary() {
    return Stream.of(
        new CompiledFunction(Op.Binary.POW, PowFunction::pow),
        new CompiledFunction(Op.Binary.ATAN2, InverseTrigFunctions::atan2),
        new CompiledFunction(Op.Binary.HYPOT, ArithmeticFunctions::hypot),
        new CompiledFunction(Op.Binary.LOGADDEXP, SigmoidFunctions::logAddExp),
        new CompiledFunction(Op.Binary.FMOD, ArithmeticFunctions::fmod),
        new CompiledFunction(Op.Binary.REMAINDER, ArithmeticFunctions::remainder),
        new CompiledFunction(Op.Binary.FLOOR_DIVIDE, ArithmeticFunctions::floorDivide));
  }

  private static CompiledFunction unary(Op.Unary op, UnaryFunction function) {
    return new CompiledFunction(op, new First(function));
  }

  private static Op.Unary op(String name) {
    return Arrays.stream(Op.Unary.values())
        .filter(op -> op.name().replace("_", "").equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow();
  }

  private int inputs() {
    return op instanceof Op.Binary ? 2 : 1;
  }

  /** Returns the primitive as a program. */
  Program program() {
    var steps = new ArrayList<Program.Step>();
    for (int i = 0; i < inputs(); i++) steps.add(new Program.Step.Input(i));
    steps.add(new Program.Step.Apply(op, IntStream.range(0, inputs()).boxed().toList()));
    return new Program(op.name(), inputs(), 0, steps, List.of(inputs()));
  }

  /** Runs the compiled loop in binary32. */
  float[] run(float[] x, float[] y) {
    float[] result = new float[x.length];
    run(
        false,
        x.length,
        MemorySegment.ofArray(x),
        MemorySegment.ofArray(y),
        MemorySegment.ofArray(result));
    return result;
  }

  /** Runs the compiled loop in binary64. */
  double[] run(double[] x, double[] y) {
    double[] result = new double[x.length];
    run(
        true,
        x.length,
        MemorySegment.ofArray(x),
        MemorySegment.ofArray(y),
        MemorySegment.ofArray(result));
    return result;
  }

  private void run(boolean f64, int count, MemorySegment x, MemorySegment y, MemorySegment result) {
    var operands = new Operands(inputs() + 1, inputs());
    operands.stream(0, x, 0);
    if (inputs() == 2) operands.stream(1, y, 0);
    operands.stream(inputs(), result, 0);
    KernelCompiler.compile(program(), f64, 0, 0).run(operands, 0, count);
  }

  @Override
  public String toString() {
    return op.name();
  }
}
