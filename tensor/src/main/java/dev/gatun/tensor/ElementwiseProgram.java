package dev.gatun.tensor;

import dev.gatun.tensor.internal.fusion.KernelCompiler;
import dev.gatun.tensor.internal.fusion.PointwiseKernel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Several functions of the same elements, computed by one kernel for each element type. */
final class ElementwiseProgram {
  private final String name;
  private final int arity;
  private final int arguments;
  private final List<Expr> results;
  private @Nullable PointwiseKernel f32;
  private @Nullable PointwiseKernel f64;

  private ElementwiseProgram(String name, int arity, int arguments, List<Expr> results) {
    this.name = name;
    this.arity = arity;
    this.arguments = arguments;
    this.results = results;
  }

  /** Returns the program that {@code f} describes. */
  static ElementwiseProgram of(
      String name, int arity, int arguments, Function<ElementwiseFunction.Inputs, List<Expr>> f) {
    var trace = new Trace();
    var operands = IntStream.range(0, arity).mapToObj(trace::input).toList();
    var numbers = IntStream.range(0, arguments).mapToObj(trace::argument).toList();
    List<Expr> results = f.apply(new ElementwiseFunction.Inputs(operands, numbers));
    return new ElementwiseProgram(name, arity, arguments, List.copyOf(results));
  }

  String name() {
    return name;
  }

  int arity() {
    return arity;
  }

  int arguments() {
    return arguments;
  }

  List<Expr> results() {
    return results;
  }

  /** Returns how many primitives are computed for an element. */
  int functions() {
    return Trace.functions(results);
  }

  /** Returns the kernel, which reads {@link #arity} streams and writes one for each result. */
  synchronized PointwiseKernel kernel(DType type) {
    PointwiseKernel known = type == DType.F64 ? f64 : f32;
    if (known != null) return known;
    var program = FusedKernels.program(name, arity, arguments, results);
    PointwiseKernel kernel = KernelCompiler.compile(program, type == DType.F64, 0, 0);
    if (type == DType.F64) f64 = kernel;
    else f32 = kernel;
    return kernel;
  }
}
