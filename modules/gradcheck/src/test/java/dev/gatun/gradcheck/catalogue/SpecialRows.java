package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Functions of each element that are made of others. */
final class SpecialRows {
  private static final Domain ANY = Domain.anywhere();
  private static final Domain NOT_ZERO = Domain.awayFromZero();
  private static final Domain POSITIVE = Domain.positive();
  private static final Domain LOW = Domain.fractions(0.1, 0.4);
  private static final Domain HIGH = Domain.fractions(0.6, 0.9);
  private static final Domain WHOLE = Domain.each(u -> Math.floor(6 * u) - 3);
  private static final Domain SOME_INFINITE =
      Domain.each(
          u ->
              u < 0.2
                  ? Double.POSITIVE_INFINITY
                  : u < 0.4 ? Double.NEGATIVE_INFINITY : u < 0.5 ? Double.NaN : u);

  /** Below 0.3, between 0.3 and 0.7, and above, but not near these. */
  private static final Domain THREE_PARTS =
      Domain.each(u -> u < 0.3 ? 0.1 + 0.5 * u : u < 0.7 ? 0.2 + 0.6 * u : 0.5 + 0.4 * u);

  private SpecialRows() {}

  static List<Row<?>> all() {
    return List.of(
        mask("isInf", x -> x.isInf(), v -> Double.isInfinite(v) ? 1 : 0),
        mask("isPosInf", x -> x.isPosInf(), v -> v == Double.POSITIVE_INFINITY ? 1 : 0),
        mask("isNegInf", x -> x.isNegInf(), v -> v == Double.NEGATIVE_INFINITY ? 1 : 0),
        mask("isFinite", x -> x.isFinite(), v -> Double.isFinite(v) ? 1 : 0),
        mask("signbit", x -> x.signbit(), v -> v < 0 ? 1 : 0),
        isClose(),
        one("nanToNum", NOT_ZERO, x -> x.nanToNum(), v -> v),
        one("nanToNum of specials", SOME_INFINITE, x -> x.nanToNum(1, 2, 3), SpecialRows::numbered)
            .order(0),
        one("frac", Domain.awayFromIntegers(), x -> x.frac(), v -> v - (long) v),
        one("deg2rad", ANY, x -> x.deg2rad(), StrictMath::toRadians),
        one("rad2deg", ANY, x -> x.rad2deg(), StrictMath::toDegrees),
        one("logit", Domain.between(0.1, 0.9), x -> x.logit(), SpecialRows::logit),
        one(
            "logit within",
            THREE_PARTS,
            x -> x.logit(0.3),
            v -> logit(Math.min(0.7, Math.max(0.3, v)))),
        one("sinc", NOT_ZERO, x -> x.sinc(), v -> StrictMath.sin(Math.PI * v) / (Math.PI * v)),
        one("polygamma", POSITIVE, x -> x.polygamma(0), SpecialFunctions::digamma)
            .order(1)
            .refuses(Refusal.argument(() -> Pointwise.ones(2).polygamma(2), "2")),
        one("polygamma one", POSITIVE, x -> x.polygamma(1), SpecialFunctions::trigamma).order(0),
        two("xlogy", ANY, POSITIVE, (x, y) -> x.xlogy(y), (x, y) -> x * StrictMath.log(y)),
        two("xlog1py", ANY, POSITIVE, (x, y) -> x.xlog1py(y), (x, y) -> x * StrictMath.log1p(y)),
        two("logaddexp2", ANY, ANY, (x, y) -> x.logaddexp2(y), SpecialRows::logaddexp2),
        two("heaviside", NOT_ZERO, ANY, (x, y) -> x.heaviside(y), (x, _) -> x > 0 ? 1 : 0),
        two("copysign", NOT_ZERO, NOT_ZERO, (x, y) -> x.copysign(y), Math::copySign),
        two("fmax", LOW, HIGH, (x, y) -> x.fmax(y), Math::max),
        two("fmin", LOW, HIGH, (x, y) -> x.fmin(y), Math::min),
        two("ldexp", ANY, ANY, (x, y) -> x.ldexp(y), (x, y) -> x * StrictMath.pow(2, y)));
  }

  private static double logit(double v) {
    return StrictMath.log(v / (1 - v));
  }

  private static double logaddexp2(double x, double y) {
    return SpecialFunctions.log2(StrictMath.pow(2, x) + StrictMath.pow(2, y));
  }

  private static double numbered(double v) {
    if (Double.isNaN(v)) return 1;
    return Double.isInfinite(v) ? (v > 0 ? 2 : 3) : v;
  }

  private static <T extends Algebra<T>> Row<Integer> mask(
      String name, UnaryOperator<T> call, DoubleUnaryOperator oracle) {
    return one(name, SOME_INFINITE, call, oracle).gives(DType.BOOL);
  }

  private static <T extends Algebra<T>> Row<Integer> one(
      String name, Domain domain, UnaryOperator<T> call, DoubleUnaryOperator oracle) {
    return Row.composite(
        name,
        Pointwise.samples(0, domain),
        Call.unary(call),
        Pointwise.oracle(v -> oracle.applyAsDouble(v[0])));
  }

  private static <T extends Algebra<T>> Row<Integer> two(
      String name, Domain left, Domain right, BinaryOperator<T> call, DoubleBinaryOperator oracle) {
    return Row.composite(
        name,
        Pointwise.samples(0, left, right),
        Call.binary(call),
        Pointwise.oracle(v -> oracle.applyAsDouble(v[0], v[1])));
  }

  private static Row<Integer> isClose() {
    return Row.<Integer>composite(
            "isClose",
            Pointwise.samples(0, WHOLE, WHOLE),
            Call.binary((x, y) -> x.isClose(y, 0.25, 0.5, false)),
            Pointwise.oracle(v -> Math.abs(v[0] - v[1]) <= 0.5 + 0.25 * Math.abs(v[1]) ? 1 : 0))
        .gives(DType.BOOL)
        .refuses(Pointwise.misfit(x -> x.get(0).isClose(x.get(1), 0, 0, true)));
  }
}
