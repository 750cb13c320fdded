package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Op.Binary;
import dev.gatun.tensor.Op.Ternary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import net.jqwik.api.Arbitrary;

/** The functions of two numbers or masks, and the choice between two by a mask. */
final class BinaryRows {
  static final Domain ANY = Domain.anywhere();
  static final Domain NOT_ZERO = Domain.awayFromZero();

  /** Two domains without ties between them. */
  static final Domain LOW = Domain.fractions(0.1, 0.4);

  static final Domain HIGH = Domain.fractions(0.6, 0.9);

  /** A numerator and a denominator whose quotient keeps away from whole numbers. */
  static final Domain NUMERATOR = Domain.fractions(0.4, 0.6);

  static final Domain DENOMINATOR = Domain.each(u -> u < 0.5 ? 0.9 + 0.4 * u : -0.7 - 0.4 * u);

  /** Whole numbers, so that many are equal. */
  private static final Domain WHOLE = Domain.each(u -> Math.floor(6 * u) - 3);

  private BinaryRows() {}

  static List<Row<?>> all() {
    return List.of(
        row("add", Binary.ADD, ANY, ANY, (a, b) -> a.add(b), Double::sum),
        row("sub", Binary.SUB, ANY, ANY, (a, b) -> a.sub(b), (a, b) -> a - b),
        row("mul", Binary.MUL, ANY, ANY, (a, b) -> a.mul(b), (a, b) -> a * b),
        row("div", Binary.DIV, ANY, NOT_ZERO, (a, b) -> a.div(b), (a, b) -> a / b),
        row("maximum", Binary.MAXIMUM, LOW, HIGH, (a, b) -> a.maximum(b), Math::max),
        row("minimum", Binary.MINIMUM, LOW, HIGH, (a, b) -> a.minimum(b), Math::min),
        row("pow", Binary.POW, Domain.positive(), ANY, (a, b) -> a.pow(b), StrictMath::pow),
        row("atan2", Binary.ATAN2, NOT_ZERO, NOT_ZERO, (a, b) -> a.atan2(b), StrictMath::atan2),
        row("hypot", Binary.HYPOT, NOT_ZERO, NOT_ZERO, (a, b) -> a.hypot(b), StrictMath::hypot),
        row(
            "logaddexp",
            Binary.LOGADDEXP,
            ANY,
            ANY,
            (a, b) -> a.logaddexp(b),
            (a, b) -> StrictMath.log(StrictMath.exp(a) + StrictMath.exp(b))),
        row("fmod", Binary.FMOD, NUMERATOR, DENOMINATOR, (a, b) -> a.fmod(b), (a, b) -> a % b),
        row(
            "remainder",
            Binary.REMAINDER,
            NUMERATOR,
            DENOMINATOR,
            (a, b) -> a.remainder(b),
            SpecialFunctions::remainder),
        row(
            "floorDivide",
            Binary.FLOOR_DIVIDE,
            NUMERATOR,
            DENOMINATOR,
            (a, b) -> a.floorDivide(b),
            (a, b) -> Math.floor(a / b)),
        compare("eq", Binary.EQ, (a, b) -> a.eq(b), (a, b) -> a == b ? 1 : 0),
        compare("ne", Binary.NE, (a, b) -> a.ne(b), (a, b) -> a != b ? 1 : 0),
        compare("lt", Binary.LT, (a, b) -> a.lt(b), (a, b) -> a < b ? 1 : 0),
        compare("le", Binary.LE, (a, b) -> a.le(b), (a, b) -> a <= b ? 1 : 0),
        compare("gt", Binary.GT, (a, b) -> a.gt(b), (a, b) -> a > b ? 1 : 0),
        compare("ge", Binary.GE, (a, b) -> a.ge(b), (a, b) -> a >= b ? 1 : 0),
        logical("logicalAnd", Binary.AND, (a, b) -> a.logicalAnd(b), (a, b) -> a * b),
        logical("logicalOr", Binary.OR, (a, b) -> a.logicalOr(b), Math::max),
        logical("logicalXor", Binary.XOR, (a, b) -> a.logicalXor(b), (a, b) -> a == b ? 0 : 1),
        where());
  }

  private static <T extends Algebra<T>> Row<Binary> row(
      String name,
      Binary op,
      Domain left,
      Domain right,
      BinaryOperator<T> call,
      DoubleBinaryOperator oracle) {
    return Row.op(
            name,
            op,
            Pointwise.samples(op, left, right),
            Call.binary(call),
            Pointwise.oracle(x -> oracle.applyAsDouble(x[0], x[1])))
        .refuses(Pointwise.misfit(x -> x.get(0).apply(op, x.get(1))));
  }

  private static <T extends Algebra<T>> Row<Binary> compare(
      String name, Binary op, BinaryOperator<T> call, DoubleBinaryOperator oracle) {
    return row(name, op, WHOLE, WHOLE, call, oracle).gives(DType.BOOL);
  }

  private static <T extends Algebra<T>> Row<Binary> logical(
      String name, Binary op, BinaryOperator<T> call, DoubleBinaryOperator oracle) {
    return Row.op(
            name,
            op,
            sizes -> masks(sizes).map(in -> new Sample<>(op, in)),
            Call.binary(call),
            Pointwise.oracle(x -> oracle.applyAsDouble(x[0], x[1])))
        .gives(DType.BOOL)
        .refuses(Pointwise.misfit(x -> x.get(0).gt(0).apply(op, x.get(1).gt(0))));
  }

  private static Arbitrary<List<Input>> masks(Sizes sizes) {
    return TensorArbitraries.broadcastable(2, sizes.shapes())
        .flatMap(s -> Input.all(List.of(Input.masks(s.get(0)), Input.masks(s.get(1)))));
  }

  private static Row<Ternary> where() {
    return Row.<Ternary>op(
            "where",
            Ternary.WHERE,
            sizes -> choices(sizes).map(in -> new Sample<>(Ternary.WHERE, in)),
            Call.of((_, x) -> x.get(1).where(x.get(0), x.get(2))),
            Pointwise.oracle(x -> x[0] != 0 ? x[1] : x[2]))
        .refuses(Pointwise.misfit(x -> x.get(0).where(x.get(1).gt(0), x.get(0))));
  }

  private static Arbitrary<List<Input>> choices(Sizes sizes) {
    return TensorArbitraries.broadcastable(3, sizes.shapes())
        .flatMap(
            s -> {
              List<Arbitrary<Input>> each = new ArrayList<>();
              each.add(Input.masks(s.get(0)));
              each.add(Input.numbers(s.get(1), ANY));
              each.add(Input.numbers(s.get(2), ANY));
              return Input.all(each);
            });
  }
}
