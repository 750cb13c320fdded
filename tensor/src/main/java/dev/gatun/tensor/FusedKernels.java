package dev.gatun.tensor;

import dev.gatun.tensor.Expr.Node;
import dev.gatun.tensor.internal.fusion.KernelCompiler;
import dev.gatun.tensor.internal.fusion.PointwiseKernel;
import dev.gatun.tensor.internal.fusion.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of one function: one for each combination of element type, masks and operands that
 * are the same for all elements. They live as long as the function.
 */
final class FusedKernels {
  private final ElementwiseFunction function;
  private volatile Kernel[] known = {};

  private record Kernel(boolean f64, long masks, long splats, PointwiseKernel kernel) {}

  FusedKernels(ElementwiseFunction function) {
    this.function = function;
  }

  /**
   * Returns the kernel for these operands.
   *
   * @param masks the operands that are masks, a bit each
   * @param splats the operands that are the same for all elements, a bit each
   */
  PointwiseKernel get(boolean f64, long masks, long splats) {
    PointwiseKernel kernel = find(f64, masks, splats);
    return kernel != null ? kernel : make(f64, masks, splats);
  }

  /** Looks through the few that there are, which is quicker than a map. */
  private @Nullable PointwiseKernel find(boolean f64, long masks, long splats) {
    for (Kernel k : known) {
      if (k.f64 == f64 && k.masks == masks && k.splats == splats) return k.kernel;
    }
    return null;
  }

  private synchronized PointwiseKernel make(boolean f64, long masks, long splats) {
    PointwiseKernel kernel = find(f64, masks, splats);
    if (kernel != null) return kernel;
    kernel = KernelCompiler.compile(program(), f64, masks, splats);
    Kernel[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = new Kernel(f64, masks, splats, kernel);
    known = more;
    return kernel;
  }

  private Program program() {
    return program(
        function.toString(), function.arity(), function.arguments(), List.of(function.body()));
  }

  /** Returns the program that computes these values of one trace. */
  static Program program(String name, int arity, int arguments, List<Expr> results) {
    Expr[] newestFirst = Trace.reachable(results);
    List<Program.Step> steps = new ArrayList<>();
    Map<Expr, Integer> numbers = new HashMap<>();
    for (int i = newestFirst.length - 1; i >= 0; i--) {
      numbers.put(newestFirst[i], steps.size());
      steps.add(step(newestFirst[i], numbers));
    }
    return new Program(name, arity, arguments, steps, results.stream().map(numbers::get).toList());
  }

  private static Program.Step step(Expr e, Map<Expr, Integer> numbers) {
    return switch (e.node()) {
      case Node.Input(int i) -> new Program.Step.Input(i);
      case Node.Argument(int i) -> new Program.Step.Argument(i);
      case Node.Constant(double v) -> new Program.Step.Constant(v);
      case Node.Apply(var op, var operands) ->
          new Program.Step.Apply(op, operands.stream().map(numbers::get).toList());
    };
  }
}
