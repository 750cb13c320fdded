package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.DivMode;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;

/** Sums, quotients, bounds and rounding with further arguments. */
final class ArithmeticRows {
  private static final Domain ANY = Domain.anywhere();
  private static final Domain LOW = Domain.fractions(0.1, 0.2);
  private static final Domain MIDDLE = Domain.fractions(0.4, 0.5);
  private static final Domain HIGH = Domain.fractions(0.8, 0.9);

  private ArithmeticRows() {}

  static List<Row<?>> all() {
    return List.of(
        addScaled(),
        subScaled(),
        div(),
        divByNumber(),
        round(),
        clamp(),
        bounded("clamp", x -> x.clamp(-1.5, 1.25), v -> Math.min(1.25, Math.max(-1.5, v[0]))),
        bounded("clampMin", x -> x.clampMin(-0.75), v -> Math.max(-0.75, v[0])),
        bounded("clampMax", x -> x.clampMax(0.75), v -> Math.min(0.75, v[0])),
        Row.composite(
            "clampMin",
            Pointwise.samples(0, MIDDLE, LOW),
            Call.binary((x, min) -> x.clampMin(min)),
            Pointwise.oracle(v -> Math.max(v[0], v[1]))),
        Row.composite(
            "clampMax",
            Pointwise.samples(0, MIDDLE, HIGH),
            Call.binary((x, max) -> x.clampMax(max)),
            Pointwise.oracle(v -> Math.min(v[0], v[1]))),
        argmax(),
        argmin());
  }

  private static Row<Double> addScaled() {
    return Row.<Double>composite(
            "add a multiple",
            Pointwise.samples(-1.5, ANY, ANY),
            Call.of((alpha, x) -> x.get(0).add(x.get(1), alpha)),
            Pointwise.oracle(v -> v[0] - 1.5 * v[1]))
        .refuses(
            Pointwise.misfit(x -> x.get(0).add(x.get(1), 2)),
            Refusal.argument(() -> Tensor.of(1L).add(Tensor.of(2L), 0.5), "0.5", "i64"));
  }

  private static Row<Double> subScaled() {
    return Row.<Double>composite(
            "sub a multiple",
            Pointwise.samples(2.5, ANY, ANY),
            Call.of((alpha, x) -> x.get(0).sub(x.get(1), alpha)),
            Pointwise.oracle(v -> v[0] - 2.5 * v[1]))
        .refuses(Refusal.argument(() -> Tensor.of(1L).sub(Tensor.of(2L), 0.5), "0.5", "i64"));
  }

  private static double quotient(DivMode mode, double a, double b) {
    return switch (mode) {
      case TRUE -> a / b;
      case TRUNC -> (double) (long) (a / b);
      case FLOOR -> Math.floor(a / b);
    };
  }

  private static Row<DivMode> div() {
    return Row.<DivMode>composite(
            "div rounded",
            sizes ->
                Arbitraries.of(DivMode.values())
                    .flatMap(
                        m ->
                            Pointwise.inputs(sizes, BinaryRows.NUMERATOR, BinaryRows.DENOMINATOR)
                                .map(in -> new Sample<>(m, in))),
            Call.of((m, x) -> x.get(0).div(x.get(1), m)),
            (m, x) -> Pointwise.each(v -> quotient(m, v[0], v[1]), x))
        .refuses(Pointwise.misfit(x -> x.get(0).div(x.get(1), DivMode.FLOOR)));
  }

  private static Row<DivMode> divByNumber() {
    return Row.composite(
        "div rounded, by a number",
        sizes ->
            Arbitraries.of(DivMode.values())
                .flatMap(
                    m ->
                        Pointwise.inputs(sizes, BinaryRows.NUMERATOR)
                            .map(in -> new Sample<>(m, in))),
        Call.of((m, x) -> x.get(0).div(-0.96875, m)),
        (m, x) -> Pointwise.each(v -> quotient(m, v[0], -0.96875), x));
  }

  private static Row<Integer> round() {
    Domain tenths = Domain.each(u -> Math.floor(60 * u) / 10 - 3 + 0.02);
    return Row.<Integer>composite(
            "round to decimals",
            sizes ->
                Arbitraries.of(0, 1, -1)
                    .flatMap(d -> Pointwise.inputs(sizes, tenths).map(in -> new Sample<>(d, in))),
            Call.of((d, x) -> x.get(0).round(d)),
            (d, x) ->
                Pointwise.each(
                    v ->
                        switch (d) {
                          case 0 -> Math.rint(v[0]);
                          case 1 -> Math.rint(v[0] * 10) / 10;
                          default -> Math.rint(v[0] / 10) * 10;
                        },
                    x))
        .refuses(Refusal.argument(() -> Tensor.of(15L).round(-1), "-1", "i64"));
  }

  private static Row<Integer> clamp() {
    return Row.<Integer>composite(
            "clamp between tensors",
            Pointwise.samples(0, MIDDLE, LOW, HIGH),
            Call.of((_, x) -> x.get(0).clamp(x.get(1), x.get(2))),
            Pointwise.oracle(v -> Math.min(Math.max(v[0], v[1]), v[2])))
        .refuses(Pointwise.misfit(x -> x.get(0).clamp(x.get(1), x.get(0))));
  }

  private static <T extends Algebra<T>> Row<Integer> bounded(
      String name, UnaryOperator<T> call, Pointwise.Element oracle) {
    return Row.composite(
        name + " by a number",
        Pointwise.samples(0, Domain.fractions(0.6, 0.7)),
        Call.unary(call),
        Pointwise.oracle(oracle));
  }

  private static Row<Boolean> argmax() {
    return Row.<Boolean>composite(
            "argmax of all",
            Draw.operand(s -> s.nonEmpty(0, 4), _ -> Draw.flag(), Input::distinct),
            Call.of((keep, x) -> keep ? x.get(0).argmax(true) : x.get(0).argmax()),
            (keep, x) -> place(keep, x.get(0), true))
        .gives(DType.I64)
        .refuses(Refusal.argument(() -> ones(0, 2).argmax(), "(0,)"));
  }

  private static Row<Boolean> argmin() {
    return Row.<Boolean>composite(
            "argmin of all",
            Draw.operand(s -> s.nonEmpty(0, 4), _ -> Draw.flag(), Input::distinct),
            Call.of((keep, x) -> keep ? x.get(0).argmin(true) : x.get(0).argmin()),
            (keep, x) -> place(keep, x.get(0), false))
        .gives(DType.I64)
        .refuses(Refusal.argument(() -> ones(0, 2).argmin(true), "(0,)"));
  }

  private static Grid place(boolean keep, Grid x, boolean max) {
    int best = 0;
    for (int i = 1; i < x.elements().length; i++) {
      double step = x.elements()[i] - x.elements()[best];
      if (max ? step > 0 : step < 0) best = i;
    }
    long[] ones = new long[keep ? x.rank() : 0];
    java.util.Arrays.fill(ones, 1);
    int found = best;
    return Grid.fill(dev.gatun.tensor.Shape.of(ones), _ -> found);
  }
}
