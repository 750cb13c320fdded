package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Op.Unary;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** The functions of one number. */
final class UnaryRows {
  private static final Domain ANY = Domain.anywhere();
  private static final Domain POSITIVE = Domain.positive();
  private static final Domain NOT_ZERO = Domain.awayFromZero();
  private static final Domain INSIDE = Domain.insideOne();
  private static final Domain NOT_WHOLE = Domain.awayFromIntegers();

  private UnaryRows() {}

  static List<Row<?>> all() {
    return List.of(
        row("neg", Unary.NEG, ANY, x -> x.neg(), x -> -x),
        row("abs", Unary.ABS, NOT_ZERO, x -> x.abs(), Math::abs),
        row("sign", Unary.SIGN, NOT_ZERO, x -> x.sign(), Math::signum),
        row("reciprocal", Unary.RECIPROCAL, NOT_ZERO, x -> x.reciprocal(), x -> 1 / x),
        row("square", Unary.SQUARE, ANY, x -> x.square(), x -> x * x),
        row("sqrt", Unary.SQRT, POSITIVE, x -> x.sqrt(), Math::sqrt),
        row("rsqrt", Unary.RSQRT, POSITIVE, x -> x.rsqrt(), x -> 1 / Math.sqrt(x)),
        row("exp", Unary.EXP, ANY, x -> x.exp(), StrictMath::exp),
        row("exp2", Unary.EXP2, ANY, x -> x.exp2(), x -> StrictMath.pow(2, x)),
        row("expm1", Unary.EXPM1, ANY, x -> x.expm1(), StrictMath::expm1),
        row("log", Unary.LOG, POSITIVE, x -> x.log(), StrictMath::log),
        row("log2", Unary.LOG2, POSITIVE, x -> x.log2(), SpecialFunctions::log2),
        row("log10", Unary.LOG10, POSITIVE, x -> x.log10(), StrictMath::log10),
        row("log1p", Unary.LOG1P, Domain.between(-0.8, 3), x -> x.log1p(), StrictMath::log1p),
        row("sin", Unary.SIN, ANY, x -> x.sin(), StrictMath::sin),
        row("cos", Unary.COS, ANY, x -> x.cos(), StrictMath::cos),
        row("tan", Unary.TAN, Domain.between(-1.2, 1.2), x -> x.tan(), StrictMath::tan),
        row("asin", Unary.ASIN, INSIDE, x -> x.asin(), StrictMath::asin),
        row("acos", Unary.ACOS, INSIDE, x -> x.acos(), StrictMath::acos),
        row("atan", Unary.ATAN, ANY, x -> x.atan(), StrictMath::atan),
        row("sinh", Unary.SINH, ANY, x -> x.sinh(), StrictMath::sinh),
        row("cosh", Unary.COSH, ANY, x -> x.cosh(), StrictMath::cosh),
        row("tanh", Unary.TANH, ANY, x -> x.tanh(), StrictMath::tanh),
        row("asinh", Unary.ASINH, ANY, x -> x.asinh(), SpecialFunctions::asinh),
        row("acosh", Unary.ACOSH, Domain.between(1.2, 4), x -> x.acosh(), SpecialFunctions::acosh),
        row("atanh", Unary.ATANH, INSIDE, x -> x.atanh(), SpecialFunctions::atanh),
        row("sigmoid", Unary.SIGMOID, ANY, x -> x.sigmoid(), SpecialFunctions::sigmoid),
        row("softplus", Unary.SOFTPLUS, ANY, x -> x.softplus(), SpecialFunctions::softplus),
        row("logSigmoid", Unary.LOG_SIGMOID, ANY, x -> x.logSigmoid(), x -> -softplus(-x)),
        row("relu", Unary.RELU, NOT_ZERO, x -> x.relu(), x -> Math.max(0, x)),
        row("gelu", Unary.GELU, ANY, x -> x.gelu(), SpecialFunctions::gelu),
        row("erf", Unary.ERF, ANY, x -> x.erf(), SpecialFunctions::erf),
        row("lgamma", Unary.LGAMMA, POSITIVE, x -> x.lgamma(), SpecialFunctions::lgamma),
        row("digamma", Unary.DIGAMMA, POSITIVE, x -> x.digamma(), SpecialFunctions::digamma)
            .order(1),
        row(
                "TRIGAMMA",
                Unary.TRIGAMMA,
                POSITIVE,
                x -> x.apply(Unary.TRIGAMMA),
                SpecialFunctions::trigamma)
            .order(0),
        row("floor", Unary.FLOOR, NOT_WHOLE, x -> x.floor(), Math::floor),
        row("ceil", Unary.CEIL, NOT_WHOLE, x -> x.ceil(), Math::ceil),
        row("round", Unary.ROUND, NOT_WHOLE, x -> x.round(), Math::rint),
        row("trunc", Unary.TRUNC, NOT_WHOLE, x -> x.trunc(), x -> (double) (long) x),
        row("isNan", Unary.IS_NAN, SOME_NAN, x -> x.isNan(), x -> Double.isNaN(x) ? 1 : 0)
            .gives(DType.BOOL),
        not());
  }

  private static final Domain SOME_NAN = Domain.each(u -> u < 0.3 ? Double.NaN : u);

  private static double softplus(double x) {
    return SpecialFunctions.softplus(x);
  }

  private static <T extends Algebra<T>> Row<Unary> row(
      String name, Unary op, Domain domain, UnaryOperator<T> call, DoubleUnaryOperator oracle) {
    return Row.op(
        name,
        op,
        Pointwise.samples(op, domain),
        Call.unary(call),
        Pointwise.oracle(x -> oracle.applyAsDouble(x[0])));
  }

  private static Row<Unary> not() {
    return Row.<Unary>op(
            "logicalNot",
            Unary.NOT,
            sizes ->
                sizes
                    .shapes()
                    .flatMap(Input::masks)
                    .map(in -> new Sample<>(Unary.NOT, List.of(in))),
            Call.unary(x -> x.logicalNot()),
            Pointwise.oracle(x -> 1 - x[0]))
        .gives(DType.BOOL);
  }
}
