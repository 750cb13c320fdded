package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Reducer;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The functions along dimensions that cases name. */
final class ReferenceReductions {
  private ReferenceReductions() {}

  static Call call(String name, Arguments a) {
    int[] dims = Arrays.stream(a.wholes("dim")).mapToInt(Integer::intValue).toArray();
    int dim = dims.length == 0 ? 0 : dims[0];
    boolean keep = a.flag("keepdim", false);
    return switch (name) {
      case "sum" -> one(x -> x.reduce(Reducer.SUM, dims, keep));
      case "mean" -> one(x -> x.mean(dims, keep));
      case "prod" -> one(x -> x.reduce(Reducer.PROD, dims, keep));
      case "amax" -> one(x -> x.reduce(Reducer.MAX, dims, keep));
      case "amin" -> one(x -> x.reduce(Reducer.MIN, dims, keep));
      case "logsumexp" -> one(x -> x.logsumexp(dims, keep));
      case "var" -> {
        int correction = a.flag("unbiased", true) ? 1 : 0;
        yield one(x -> x.var(dims, correction, keep));
      }
      case "std" -> {
        int correction = a.flag("unbiased", true) ? 1 : 0;
        yield one(x -> x.std(dims, correction, keep));
      }
      case "argmax" -> one(x -> x.argmax(dim, keep));
      case "argmin" -> one(x -> x.argmin(dim, keep));
      case "max_with_index" -> chosen(dim, true);
      case "min_with_index" -> chosen(dim, false);
      case "cumsum" -> one(x -> x.cumsum(dim));
      case "vector_norm" -> {
        double p = a.number("ord", 2);
        yield one(x -> x.vectorNorm(p, dims, keep));
      }
      default -> throw new UnsupportedCaseException("function " + name);
    };
  }

  private static Call one(UnaryOperator<Variable> f) {
    return Call.of(in -> f.apply(in.get(0)));
  }

  private static Call chosen(int dim, boolean max) {
    return new Call(
        null,
        in -> {
          Variable x = in.get(0);
          Variable index = max ? x.argmax(dim, true) : x.argmin(dim, true);
          return List.of(x.gather(dim, index).squeeze(dim), index.squeeze(dim));
        });
  }
}
