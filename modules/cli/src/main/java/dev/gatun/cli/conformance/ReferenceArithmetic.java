package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DivMode;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions of two tensors, or of a tensor and a number, that cases name. */
final class ReferenceArithmetic {
  private ReferenceArithmetic() {}

  static Call call(String name, Arguments a) {
    Variable number = a.isNumber("other") ? number(a) : null;
    return switch (name) {
      case "add", "sub", "subtract", "rsub" -> {
        double alpha = a.number("alpha", 1);
        yield of(number, (x, y) -> sum(name, x, y, alpha));
      }
      case "div", "divide", "true_divide" -> {
        DivMode mode = mode(a.text("rounding_mode", "none"));
        yield of(number, (x, y) -> x.div(y, mode));
      }
      default -> of(number, binary(name, a));
    };
  }

  private static Variable number(Arguments a) {
    return a.constant("other");
  }

  private static Call of(@Nullable Variable number, BiFunction<Variable, Variable, Variable> f) {
    return Call.of(in -> f.apply(in.get(0), in.size() > 1 || number == null ? in.get(1) : number));
  }

  private static Variable sum(String name, Variable x, Variable y, double alpha) {
    return switch (name) {
      case "add" -> x.add(y, alpha);
      case "rsub" -> y.sub(x, alpha);
      default -> x.sub(y, alpha);
    };
  }

  private static DivMode mode(String name) {
    return switch (name) {
      case "none" -> DivMode.TRUE;
      case "trunc" -> DivMode.TRUNC;
      case "floor" -> DivMode.FLOOR;
      default -> throw new UnsupportedCaseException("rounding mode " + name);
    };
  }

  private static BinaryOperator<Variable> binary(String name, Arguments a) {
    return switch (name) {
      case "mul", "multiply" -> Variable::mul;
      case "maximum", "max" -> Variable::maximum;
      case "minimum", "min" -> Variable::minimum;
      case "pow" -> Variable::pow;
      case "atan2", "arctan2" -> Variable::atan2;
      case "hypot" -> Variable::hypot;
      case "logaddexp" -> Variable::logaddexp;
      case "fmod" -> Variable::fmod;
      case "remainder" -> Variable::remainder;
      case "floor_divide" -> Variable::floorDivide;
      default -> compared(name, a);
    };
  }

  private static BinaryOperator<Variable> compared(String name, Arguments a) {
    return switch (name) {
      case "eq" -> Variable::eq;
      case "ne", "not_equal" -> Variable::ne;
      case "lt", "less" -> Variable::lt;
      case "le", "less_equal" -> Variable::le;
      case "gt", "greater" -> Variable::gt;
      case "ge", "greater_equal" -> Variable::ge;
      case "logical_and" -> (x, y) -> x.ne(0).logicalAnd(y.ne(0));
      case "logical_or" -> (x, y) -> x.ne(0).logicalOr(y.ne(0));
      case "logical_xor" -> (x, y) -> x.ne(0).logicalXor(y.ne(0));
      default -> ReferenceSpecials.binary(name, a);
    };
  }
}
