package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import java.util.function.UnaryOperator;

/** The tensor functions that cases name. */
final class ReferenceFunctions {
  private ReferenceFunctions() {}

  static Call call(String family, String name, Arguments a) {
    return switch (family) {
      case "unary" -> Call.of(in -> unary(name, a).apply(in.get(0)));
      case "binary" -> ReferenceArithmetic.call(name, a);
      case "matmul" -> ReferenceProducts.call(name, a);
      case "linalg" -> ReferenceLinalg.call(name, a);
      case "reduce" -> ReferenceReductions.call(name, a);
      case "indexing" -> ReferenceIndexing.call(name, a);
      default -> throw new UnsupportedCaseException(family + " " + name);
    };
  }

  private static UnaryOperator<Variable> unary(String name, Arguments a) {
    a.ignore("note");
    return switch (name) {
      case "abs" -> Variable::abs;
      case "exp" -> Variable::exp;
      case "exp2" -> Variable::exp2;
      case "expm1" -> Variable::expm1;
      case "sin" -> Variable::sin;
      case "cos" -> Variable::cos;
      case "tan" -> Variable::tan;
      case "sinh" -> Variable::sinh;
      case "cosh" -> Variable::cosh;
      case "tanh" -> Variable::tanh;
      case "asinh" -> Variable::asinh;
      case "acosh" -> x -> x.add(1).acosh();
      case "atanh" -> Variable::atanh;
      case "asin" -> Variable::asin;
      case "acos" -> Variable::acos;
      case "atan" -> Variable::atan;
      case "erf" -> Variable::erf;
      case "sigmoid" -> Variable::sigmoid;
      case "square" -> Variable::square;
      case "neg" -> Variable::neg;
      case "sign" -> Variable::sign;
      case "floor" -> Variable::floor;
      case "ceil" -> Variable::ceil;
      case "round" -> {
        int decimals = a.whole("decimals", 0);
        yield x -> x.round(decimals);
      }
      case "trunc" -> Variable::trunc;
      case "log" -> Variable::log;
      case "log1p" -> Variable::log1p;
      case "log2" -> Variable::log2;
      case "log10" -> Variable::log10;
      case "sqrt" -> Variable::sqrt;
      case "rsqrt" -> Variable::rsqrt;
      case "reciprocal" -> Variable::reciprocal;
      case "lgamma" -> Variable::lgamma;
      case "digamma" -> Variable::digamma;
      case "relu" -> Variable::relu;
      case "softplus" -> Variable::softplus;
      default -> ReferenceSpecials.unary(name, a);
    };
  }
}
