package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** The functions of each element that Gatun composes of others. */
final class ReferenceSpecials {
  private ReferenceSpecials() {}

  static UnaryOperator<Variable> unary(String name, Arguments a) {
    return switch (name) {
      case "isnan" -> Variable::isNan;
      case "isinf" -> Variable::isInf;
      case "isposinf" -> Variable::isPosInf;
      case "isneginf" -> Variable::isNegInf;
      case "isfinite" -> Variable::isFinite;
      case "signbit" -> Variable::signbit;
      case "logical_not" -> x -> x.ne(0).logicalNot();
      case "nan_to_num" -> nanToNum(a);
      case "frac" -> Variable::frac;
      case "deg2rad" -> Variable::deg2rad;
      case "rad2deg" -> Variable::rad2deg;
      case "sinc" -> Variable::sinc;
      case "logit" -> {
        double eps = a.number("eps", Double.NaN);
        yield x -> Double.isNaN(eps) ? x.logit() : x.logit(eps);
      }
      case "polygamma" -> {
        int n = a.whole("n", 0);
        if (n < 0 || n > 1) throw new UnsupportedCaseException("polygamma of " + n);
        yield x -> x.polygamma(n);
      }
      case "positive" -> x -> x;
      case "expit" -> Variable::sigmoid;
      case "absolute" -> Variable::abs;
      case "negative" -> Variable::neg;
      case "fix" -> Variable::trunc;
      case "arcsin" -> Variable::asin;
      case "arccos" -> Variable::acos;
      case "arctan" -> Variable::atan;
      case "arcsinh" -> Variable::asinh;
      case "arctanh" -> Variable::atanh;
      default -> throw new UnsupportedCaseException("function " + name);
    };
  }

  /** What is not said is 0, and the largest numbers of the type. */
  private static UnaryOperator<Variable> nanToNum(Arguments a) {
    double nan = a.number("nan", 0);
    double above = a.number("posinf", Double.NaN);
    double below = a.number("neginf", Double.NaN);
    return x -> {
      double most = x.dtype() == DType.F64 ? Double.MAX_VALUE : Float.MAX_VALUE;
      return x.nanToNum(
          nan, Double.isNaN(above) ? most : above, Double.isNaN(below) ? -most : below);
    };
  }

  static BinaryOperator<Variable> binary(String name, Arguments a) {
    return switch (name) {
      case "xlogy" -> Variable::xlogy;
      case "xlog1py" -> Variable::xlog1py;
      case "logaddexp2" -> Variable::logaddexp2;
      case "heaviside" -> Variable::heaviside;
      case "copysign" -> Variable::copysign;
      case "fmax" -> Variable::fmax;
      case "fmin" -> Variable::fmin;
      case "ldexp" -> Variable::ldexp;
      case "dist" -> {
        double p = a.number("p", 2);
        yield (x, y) -> x.dist(y, p);
      }
      case "isclose" -> {
        double rtol = a.number("rtol", 1e-5);
        double atol = a.number("atol", 1e-8);
        boolean equalNan = a.flag("equal_nan", false);
        yield (x, y) -> x.isClose(y, rtol, atol, equalNan);
      }
      default -> throw new UnsupportedCaseException("function " + name);
    };
  }
}
