package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Interpolation;
import dev.gatun.tensor.Located;
import dev.gatun.tensor.Reducer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The functions along dimensions that cases name. */
final class ReferenceReductions {
  private final String name;
  private final Arguments a;
  private final int[] dims;
  private final boolean keep;

  private ReferenceReductions(String name, Arguments a) {
    this.name = name;
    this.a = a;
    this.dims = Arrays.stream(a.wholes("dim")).mapToInt(Integer::intValue).toArray();
    this.keep = a.flag("keepdim", false);
  }

  static Call call(String name, Arguments a) {
    return new ReferenceReductions(name, a).call();
  }

  /** Returns the dimension, by default the last one. */
  private int dim() {
    return dims.length == 0 ? -1 : dims[0];
  }

  private Call call() {
    return switch (name) {
      case "sum" -> reduce(Reducer.SUM);
      case "prod" -> reduce(Reducer.PROD);
      case "amax" -> reduce(Reducer.MAX);
      case "amin" -> reduce(Reducer.MIN);
      case "all" -> reduce(Reducer.ALL);
      case "any" -> reduce(Reducer.ANY);
      case "mean" -> one(x -> x.mean(dims, keep));
      case "nansum" -> one(x -> x.nansum(dims, keep));
      case "nanmean" -> one(x -> x.nanmean(dims, keep));
      case "logsumexp" -> one(x -> x.logsumexp(dims, keep));
      case "count_nonzero" -> one(x -> x.countNonzero(dims));
      case "aminmax" ->
          several(
              x -> List.of(x.reduce(Reducer.MIN, dims, keep), x.reduce(Reducer.MAX, dims, keep)));
      default -> spread();
    };
  }

  private Call reduce(Reducer reducer) {
    return one(x -> x.reduce(reducer, dims, keep));
  }

  private Call spread() {
    int correction = a.whole("correction", a.flag("unbiased", true) ? 1 : 0);
    return switch (name) {
      case "var" -> one(x -> x.var(dims, correction, keep));
      case "std" -> one(x -> x.std(dims, correction, keep));
      case "var_mean" -> several(x -> List.of(x.var(dims, correction, keep), x.mean(dims, keep)));
      case "std_mean" -> several(x -> List.of(x.std(dims, correction, keep), x.mean(dims, keep)));
      case "vector_norm" -> norm(a.number("ord", 2));
      case "norm" -> norm(a.textIs("p", "fro") ? 2 : a.number("p", 2));
      case "quantile", "nanquantile" -> quantile();
      case "cumsum", "cumprod", "logcumsumexp", "cummax", "cummin", "diff" -> scan();
      default -> located();
    };
  }

  private Call norm(double order) {
    return one(x -> x.vectorNorm(order, dims, keep));
  }

  private Call quantile() {
    double q = a.number("q", 0.5);
    var between = Interpolation.valueOf(a.text("interpolation", "linear").toUpperCase(Locale.ROOT));
    boolean skip = name.equals("nanquantile");
    return one(
        x -> {
          Variable y = dims.length == 0 ? x.reshape(-1) : x;
          return skip
              ? y.nanquantile(q, dim(), keep, between)
              : y.quantile(q, dim(), keep, between);
        });
  }

  private Call scan() {
    int n = a.whole("n", 1);
    return switch (name) {
      case "cumsum" -> one(x -> x.cumsum(dim()));
      case "cumprod" -> one(x -> x.cumprod(dim()));
      case "logcumsumexp" -> one(x -> x.logcumsumexp(dim()));
      case "cummax" -> both(x -> x.cummax(dim()));
      case "cummin" -> both(x -> x.cummin(dim()));
      default -> one(x -> x.diff(n, dim()));
    };
  }

  private Call located() {
    boolean all = dims.length == 0;
    return switch (name) {
      case "argmax" -> one(x -> all ? x.argmax(keep) : x.argmax(dim(), keep));
      case "argmin" -> one(x -> all ? x.argmin(keep) : x.argmin(dim(), keep));
      case "max" -> all ? one(x -> x.amax()) : both(x -> x.max(dim(), keep));
      case "min" -> all ? one(x -> x.amin()) : both(x -> x.min(dim(), keep));
      case "max_with_index" -> both(x -> x.max(dim(), keep));
      case "min_with_index" -> both(x -> x.min(dim(), keep));
      case "median" -> all ? one(x -> x.median()) : both(x -> x.median(dim(), keep));
      case "nanmedian" -> all ? one(x -> x.nanmedian()) : both(x -> x.nanmedian(dim(), keep));
      case "median_with_index" -> both(x -> x.median(dim(), keep));
      case "mode", "mode_with_index" -> both(x -> x.mode(dim(), keep));
      case "kthvalue", "kthvalue_with_index" -> {
        int k = a.whole("k", 1);
        yield both(x -> x.kthvalue(k, dim(), keep));
      }
      default -> ordered();
    };
  }

  private Call ordered() {
    a.ignore("sorted", "stable");
    boolean down = a.flag("descending", false);
    return switch (name) {
      case "sort" -> both(x -> x.sort(dim(), down));
      case "argsort" -> one(x -> x.argsort(dim(), down));
      case "msort" -> one(x -> x.sort(0, false).values());
      case "topk" -> {
        int k = a.whole("k", 1);
        boolean largest = a.flag("largest", true);
        yield both(x -> x.topk(k, dim(), largest));
      }
      default -> ReferenceEstimates.call(name, a);
    };
  }

  private Call one(UnaryOperator<Variable> f) {
    return several(x -> List.of(f.apply(x)));
  }

  private Call both(Function<Variable, Located<Variable>> f) {
    return several(
        x -> {
          Located<Variable> found = f.apply(x);
          return List.of(found.values(), found.indices());
        });
  }

  /** A scalar counts as having one dimension, if a dimension is named. */
  private Call several(Function<Variable, List<Variable>> f) {
    return new Call(
        null,
        in -> {
          Variable x = in.getFirst();
          return x.shape().rank() > 0 || dims.length == 0
              ? f.apply(x)
              : f.apply(x.unsqueeze(0)).stream().map(y -> y.reshape()).toList();
        });
  }
}
