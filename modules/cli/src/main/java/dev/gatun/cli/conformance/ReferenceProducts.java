package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Algebra;
import java.util.Arrays;
import java.util.List;

/** The products of vectors, matrices and tensors that cases name. */
final class ReferenceProducts {
  private ReferenceProducts() {}

  static Call call(String name, Arguments a) {
    return switch (name) {
      case "matmul", "mm", "bmm", "mv", "dot" -> Call.of(in -> in.get(0).matmul(in.get(1)));
      case "inner" -> Call.of(in -> in.get(0).inner(in.get(1)));
      case "outer", "ger" -> Call.of(in -> in.get(0).outer(in.get(1)));
      case "einsum" -> {
        String equation = a.text("equation", "");
        yield Call.of(in -> Algebra.einsum(equation, in));
      }
      case "tensordot" -> tensordot(a);
      case "chain_matmul", "multi_dot" ->
          Call.of(in -> in.stream().reduce(Variable::matmul).orElseThrow());
      case "addmm", "addmv", "baddbmm", "addbmm", "addr" -> {
        double beta = a.number("beta", 1);
        double alpha = a.number("alpha", 1);
        yield Call.of(in -> scaled(name, in, beta, alpha));
      }
      default -> ReferenceLinalg.call(name, a);
    };
  }

  private static Variable scaled(String name, List<Variable> in, double beta, double alpha) {
    Variable x = in.get(0);
    Variable left = in.get(1);
    Variable right = in.get(2);
    return switch (name) {
      case "addmm" -> x.addmm(left, right, beta, alpha);
      case "addmv" -> x.addmv(left, right, beta, alpha);
      case "baddbmm" -> x.baddbmm(left, right, beta, alpha);
      case "addbmm" -> x.addbmm(left, right, beta, alpha);
      default -> x.addr(left, right, beta, alpha);
    };
  }

  private static Call tensordot(Arguments a) {
    List<int[]> lists = a.lists("dims");
    if (lists.size() == 2) {
      return Call.of(in -> in.get(0).tensordot(in.get(1), lists.get(0), lists.get(1)));
    }
    int n = Arrays.stream(a.wholes("dims", 2)).findFirst().orElse(2);
    return Call.of(in -> in.get(0).tensordot(in.get(1), n));
  }
}
