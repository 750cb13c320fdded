package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Algebra;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The tensor functions that cases name. */
final class ReferenceFunctions {
  private ReferenceFunctions() {}

  static Call call(String family, String name, Arguments a) {
    return switch (family) {
      case "unary" -> Call.of(in -> unary(name, a).apply(in.get(0)));
      case "binary" -> Call.of(in -> binary(name).apply(in.get(0), in.get(1)));
      case "matmul", "linalg" -> ReferenceLinalg.call(name, a);
      case "reduce" -> ReferenceReductions.call(name, a);
      case "indexing" -> indexing(name, a);
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
      case "round" -> Variable::round;
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
      default -> throw new UnsupportedCaseException("function " + name);
    };
  }

  private static BinaryOperator<Variable> binary(String name) {
    return switch (name) {
      case "add" -> Variable::add;
      case "sub" -> Variable::sub;
      case "mul" -> Variable::mul;
      case "div" -> Variable::div;
      case "maximum" -> Variable::maximum;
      case "minimum" -> Variable::minimum;
      case "pow" -> Variable::pow;
      case "atan2" -> Variable::atan2;
      case "hypot" -> Variable::hypot;
      case "fmod" -> Variable::fmod;
      case "remainder" -> Variable::remainder;
      default -> throw new UnsupportedCaseException("function " + name);
    };
  }

  private static Call indexing(String name, Arguments a) {
    int dim = a.whole("dim", 0);
    return switch (name) {
      case "gather" -> Call.of(in -> in.get(0).gather(dim, in.get(1)));
      case "scatter_add" -> Call.of(in -> in.get(0).scatterAdd(dim, in.get(1), in.get(2)));
      case "index_select" -> Call.of(in -> in.get(0).indexSelect(dim, in.get(1)));
      case "index_add" -> Call.of(in -> in.get(0).indexAdd(dim, in.get(1), in.get(2)));
      case "take_along_dim" -> Call.of(in -> in.get(0).takeAlongDim(in.get(1), dim));
      case "masked_fill" -> {
        double value = a.number("value", 0);
        yield Call.of(in -> in.get(0).maskedFill(in.get(1), value));
      }
      case "where" -> Call.of(in -> in.get(1).where(in.get(0), in.get(2)));
      case "outer" -> Call.of(in -> in.get(0).outer(in.get(1)));
      case "cat" -> Call.of(in -> Algebra.cat(in, dim));
      case "stack" -> Call.of(in -> Algebra.stack(in, dim));
      case "clamp" -> {
        double min = a.number("min", Double.NEGATIVE_INFINITY);
        double max = a.number("max", Double.POSITIVE_INFINITY);
        yield Call.of(in -> in.get(0).clamp(min, max));
      }
      default -> movement(name, dim, a);
    };
  }

  private static Call movement(String name, int dim, Arguments a) {
    return switch (name) {
      case "flip" -> {
        int[] dims = ints(a.wholes("dims"));
        yield Call.of(in -> in.get(0).flip(dims));
      }
      case "permute" -> {
        int[] dims = ints(a.wholes("dims"));
        yield Call.of(in -> in.get(0).permute(dims));
      }
      case "roll" -> {
        int shift = a.whole("shifts", 0);
        int along = a.whole("dims", 0);
        yield Call.of(in -> in.get(0).roll(shift, along));
      }
      case "expand" -> {
        long[] sizes = longs(a.wholes("shape"));
        yield Call.of(in -> in.get(0).expand(sizes));
      }
      case "split" -> {
        long[] sizes = longs(a.wholes("sizes"));
        yield new Call(null, in -> in.get(0).split(dim, sizes));
      }
      default -> throw new UnsupportedCaseException("function " + name);
    };
  }

  private static int[] ints(Integer[] numbers) {
    return Arrays.stream(numbers).mapToInt(Integer::intValue).toArray();
  }

  private static long[] longs(Integer[] numbers) {
    return IntStream.of(ints(numbers)).asLongStream().toArray();
  }
}
