package dev.gatun.gradcheck;

import dev.gatun.autograd.Functional;
import dev.gatun.autograd.Variable;
import dev.gatun.autograd.Vmap;
import dev.gatun.tensor.Algebra;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** That many examples at once are the same as one after the other. */
final class VmapLaw {
  private VmapLaw() {}

  static void check(Function<List<Variable>, Variable> f, List<Variable> x, double tolerance) {
    Function<List<Variable>, List<Variable>> all = in -> valueAndGradients(f, in);
    List<Variable> backwards = x.stream().map(VmapLaw::backwards).toList();
    boolean[] varies = new boolean[x.size()];
    for (int only = -1; only < x.size(); only++) {
      if (x.size() == 1 && only == 0) break;
      for (int k = 0; k < varies.length; k++) varies[k] = only < 0 || k == only;
      check(all, x, backwards, varies, tolerance);
    }
  }

  private static Variable backwards(Variable x) {
    return x.flip(IntStream.range(0, x.shape().rank()).toArray());
  }

  private static void check(
      Function<List<Variable>, List<Variable>> f,
      List<Variable> first,
      List<Variable> second,
      boolean[] varies,
      double tolerance) {
    int[] dims = new int[varies.length];
    List<Variable> batch = new ArrayList<>();
    List<Variable> other = new ArrayList<>();
    for (int k = 0; k < dims.length; k++) {
      dims[k] = varies[k] ? 0 : Vmap.SHARED;
      other.add(varies[k] ? second.get(k) : first.get(k));
      batch.add(varies[k] ? Algebra.stack(List.of(first.get(k), second.get(k)), 0) : first.get(k));
    }
    List<Variable> a = f.apply(first);
    List<Variable> b = f.apply(other);
    List<Variable> together = Vmap.ofAll(f).inDims(dims).applyAll(batch);
    for (int i = 0; i < together.size(); i++) {
      Closeness.check(
          i == 0 ? "one by one" : "gradient of input " + (i - 1) + " one by one",
          Algebra.stack(List.of(a.get(i), b.get(i)), 0).value(),
          "all at once",
          together.get(i).value(),
          tolerance);
    }
  }

  /** The value, and of its sum of squares the gradient of each input that has one. */
  private static List<Variable> valueAndGradients(
      Function<List<Variable>, Variable> f, List<Variable> x) {
    List<Variable> results = new ArrayList<>();
    Variable value = f.apply(x);
    results.add(value);
    if (!value.dtype().isFloat()) return results;
    List<Variable> gradients = Functional.grad(in -> f.apply(in).square().sum(), x);
    for (int k = 0; k < x.size(); k++) {
      if (x.get(k).dtype().isFloat()) results.add(gradients.get(k));
    }
    return results;
  }
}
