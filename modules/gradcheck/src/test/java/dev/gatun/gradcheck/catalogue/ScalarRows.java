package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.BinaryRows.ANY;
import static dev.gatun.gradcheck.catalogue.BinaryRows.DENOMINATOR;
import static dev.gatun.gradcheck.catalogue.BinaryRows.HIGH;
import static dev.gatun.gradcheck.catalogue.BinaryRows.LOW;
import static dev.gatun.gradcheck.catalogue.BinaryRows.NOT_ZERO;
import static dev.gatun.gradcheck.catalogue.BinaryRows.NUMERATOR;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Op.Binary;
import dev.gatun.tensor.Op.WithScalar;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The functions of a tensor and a number, on either side. */
final class ScalarRows {
  private static final Domain WHOLE = Domain.each(u -> Math.floor(4 * u) - 2);

  private ScalarRows() {}

  static List<Row<?>> all() {
    return List.of(
        right("add", Binary.ADD, ANY, ANY, (x, s) -> x.add(s), Double::sum),
        left("ADD", Binary.ADD, ANY, ANY, Double::sum),
        right("sub", Binary.SUB, ANY, ANY, (x, s) -> x.sub(s), (x, s) -> x - s),
        number("rsub", Binary.SUB, true, ANY, ANY, (x, s) -> x.rsub(s), (s, x) -> s - x),
        right("mul", Binary.MUL, ANY, ANY, (x, s) -> x.mul(s), (x, s) -> x * s),
        left("MUL", Binary.MUL, ANY, ANY, (s, x) -> s * x),
        right("div", Binary.DIV, ANY, NOT_ZERO, (x, s) -> x.div(s), (x, s) -> x / s),
        number("rdiv", Binary.DIV, true, NOT_ZERO, ANY, (x, s) -> x.rdiv(s), (s, x) -> s / x),
        right("maximum", Binary.MAXIMUM, LOW, HIGH, (x, s) -> x.maximum(s), Math::max),
        left("MAXIMUM", Binary.MAXIMUM, LOW, HIGH, Math::max),
        right("minimum", Binary.MINIMUM, LOW, HIGH, (x, s) -> x.minimum(s), Math::min),
        left("MINIMUM", Binary.MINIMUM, LOW, HIGH, Math::min),
        right("pow", Binary.POW, Domain.positive(), ANY, (x, s) -> x.pow(s), StrictMath::pow),
        left("POW", Binary.POW, ANY, Domain.positive(), StrictMath::pow),
        left("ATAN2", Binary.ATAN2, NOT_ZERO, NOT_ZERO, StrictMath::atan2),
        left("HYPOT", Binary.HYPOT, NOT_ZERO, NOT_ZERO, StrictMath::hypot),
        right("fmod", Binary.FMOD, NUMERATOR, DENOMINATOR, (x, s) -> x.fmod(s), (x, s) -> x % s),
        left("FMOD", Binary.FMOD, DENOMINATOR, NUMERATOR, (s, x) -> s % x),
        right(
            "remainder",
            Binary.REMAINDER,
            NUMERATOR,
            DENOMINATOR,
            (x, s) -> x.remainder(s),
            SpecialFunctions::remainder),
        left("REMAINDER", Binary.REMAINDER, DENOMINATOR, NUMERATOR, SpecialFunctions::remainder),
        right(
            "floorDivide",
            Binary.FLOOR_DIVIDE,
            NUMERATOR,
            DENOMINATOR,
            (x, s) -> x.floorDivide(s),
            (x, s) -> Math.floor(x / s)),
        compare("eq", Binary.EQ, (x, s) -> x.eq(s), (x, s) -> x == s ? 1 : 0),
        compare("ne", Binary.NE, (x, s) -> x.ne(s), (x, s) -> x != s ? 1 : 0),
        compare("lt", Binary.LT, (x, s) -> x.lt(s), (x, s) -> x < s ? 1 : 0),
        compare("le", Binary.LE, (x, s) -> x.le(s), (x, s) -> x <= s ? 1 : 0),
        compare("gt", Binary.GT, (x, s) -> x.gt(s), (x, s) -> x > s ? 1 : 0),
        compare("ge", Binary.GE, (x, s) -> x.ge(s), (x, s) -> x >= s ? 1 : 0),
        left("GE", Binary.GE, WHOLE, WHOLE, (s, x) -> s >= x ? 1 : 0).gives(DType.BOOL));
  }

  private static <T extends Algebra<T>> Row<WithScalar> right(
      String name,
      Binary op,
      Domain tensor,
      Domain scalar,
      BiFunction<T, Double, T> call,
      DoubleBinaryOperator oracle) {
    return number(name + " a number", op, false, tensor, scalar, call, oracle);
  }

  private static <T extends Algebra<T>> Row<WithScalar> compare(
      String name, Binary op, BiFunction<T, Double, T> call, DoubleBinaryOperator oracle) {
    return right(name, op, WHOLE, WHOLE, call, oracle).gives(DType.BOOL);
  }

  /** Those with the number first have no method of their own. */
  private static Row<WithScalar> left(
      String name, Binary op, Domain tensor, Domain scalar, DoubleBinaryOperator oracle) {
    return number(
        name + " of a number and",
        op,
        true,
        tensor,
        scalar,
        (x, s) -> x.apply(new WithScalar(op, s, true)),
        oracle);
  }

  private static <T extends Algebra<T>> Row<WithScalar> number(
      String name,
      Binary op,
      boolean first,
      Domain tensor,
      Domain scalar,
      BiFunction<T, Double, T> call,
      DoubleBinaryOperator oracle) {
    return Row.op(
        name,
        WithScalar.class,
        samples(s -> new WithScalar(op, s, first), tensor, scalar),
        Call.<WithScalar, T>of((p, x) -> call.apply(x.get(0), p.scalar())),
        (p, x) ->
            Pointwise.each(
                v ->
                    first
                        ? oracle.applyAsDouble(p.scalar(), v[0])
                        : oracle.applyAsDouble(v[0], p.scalar()),
                x));
  }

  /** Draws numbers of few digits, which f32 rounds as f64 does. */
  private static Function<Sizes, Arbitrary<Sample<WithScalar>>> samples(
      Function<Double, WithScalar> op, Domain tensor, Domain scalar) {
    Arbitrary<Double> numbers =
        Arbitraries.integers()
            .between(0, 63)
            .map(i -> (double) (float) scalar.elements(new double[] {i / 64.0})[0]);
    return sizes ->
        numbers.flatMap(
            s -> Pointwise.inputs(sizes, tensor).map(in -> new Sample<>(op.apply(s), in)));
  }
}
