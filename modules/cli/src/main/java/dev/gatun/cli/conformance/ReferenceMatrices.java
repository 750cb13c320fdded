package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import java.util.Arrays;

/** Products, triangles, diagonals and norms that cases name. */
final class ReferenceMatrices {
  private ReferenceMatrices() {}

  static Call call(String name, Arguments a) {
    return switch (name) {
      case "matmul" -> Call.of(in -> in.get(0).matmul(in.get(1)));
      case "mm" -> Call.of(in -> in.get(0).matmul(in.get(1)));
      case "mv" -> Call.of(in -> in.get(0).mv(in.get(1)));
      case "bmm" -> Call.of(in -> in.get(0).bmm(in.get(1)));
      case "dot" -> Call.of(in -> in.get(0).dot(in.get(1)));
      case "outer" -> Call.of(in -> in.get(0).outer(in.get(1)));
      case "kron" -> Call.of(in -> in.get(0).kron(in.get(1)));
      case "addmm" -> {
        double beta = a.number("beta", 1);
        double alpha = a.number("alpha", 1);
        yield Call.of(in -> in.get(0).addmm(in.get(1), in.get(2), beta, alpha));
      }
      case "vecdot" -> {
        int dim = a.whole("dim", -1);
        yield Call.of(in -> in.get(0).vecdot(in.get(1), dim));
      }
      case "cross" -> {
        int dim = a.whole("dim", -1);
        yield Call.of(in -> in.get(0).cross(in.get(1), dim));
      }
      case "logdet" -> Call.of(in -> in.get(0).logdet());
      case "cond" -> {
        double p = a.number("p", 2);
        yield Call.of(in -> in.get(0).cond(p));
      }
      case "addmv", "baddbmm", "addbmm", "addr", "multi_dot" -> ReferenceProducts.call(name, a);
      case "norm", "matrix_norm", "vector_norm" -> norm(name, a);
      default -> diagonals(name, a);
    };
  }

  private static Call diagonals(String name, Arguments a) {
    int diagonal = a.whole("diagonal", 0);
    return switch (name) {
      case "tril" -> Call.of(in -> in.get(0).tril(diagonal));
      case "triu" -> Call.of(in -> in.get(0).triu(diagonal));
      case "diag" -> Call.of(in -> in.get(0).diag(diagonal));
      case "trace" -> Call.of(in -> in.get(0).trace());
      case "diagonal" -> {
        int offset = a.whole("offset", 0);
        int rows = a.whole("dim1", 0);
        int columns = a.whole("dim2", 1);
        yield Call.of(in -> in.get(0).diagonal(offset, rows, columns));
      }
      case "diag_embed" -> {
        int offset = a.whole("offset", 0);
        int rows = a.whole("dim1", -2);
        int columns = a.whole("dim2", -1);
        yield Call.of(in -> in.get(0).diagEmbed(offset, rows, columns));
      }
      default -> throw new UnsupportedCaseException("function " + name);
    };
  }

  /**
   * The norms of {@code torch.linalg}, and {@code torch.norm}, whose order is named p. A number is
   * the order of a matrix norm where two dimensions are given, or a matrix and no dimension; with p
   * it is that of a vector norm always.
   */
  private static Call norm(String name, Arguments a) {
    String order = a.has("p") ? "p" : "ord";
    boolean vector = name.equals("vector_norm") || (order.equals("p") && name.equals("norm"));
    boolean frobenius = a.isWord(order, "fro");
    boolean nuclear = a.isWord(order, "nuc");
    boolean given = a.has(order);
    if (frobenius || nuclear) a.ignore(order);
    double ord = frobenius || nuclear ? 2 : a.number(order, 2);
    int[] dims = Arrays.stream(a.wholes("dim")).mapToInt(Integer::intValue).toArray();
    boolean keep = a.flag("keepdim", false);
    boolean plain = vector || (!given && !name.equals("matrix_norm"));
    return Call.of(
        in -> {
          Variable x = in.get(0);
          int[] of = dims.length == 0 && (!plain || nuclear) ? matrix(x, name) : dims;
          if (nuclear) return x.nuclearNorm(of[0], of[1], keep);
          if (frobenius || plain || of.length < 2) return x.vectorNorm(ord, of, keep);
          return given
              ? x.matrixNorm(ord, of[0], of[1], keep)
              : x.frobeniusNorm(of[0], of[1], keep);
        });
  }

  /** Returns the dimensions of the matrices where none are named: the last two. */
  private static int[] matrix(Variable x, String name) {
    boolean last = name.equals("matrix_norm") || x.shape().rank() == 2;
    return last ? new int[] {-2, -1} : new int[0];
  }
}
