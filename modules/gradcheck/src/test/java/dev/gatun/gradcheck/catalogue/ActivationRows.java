package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Combinators;

/** The activation functions with kinks, none of which the samples are near. */
final class ActivationRows {
  private static final Domain SMOOTH = Domain.awayFromIntegers();

  /** The numbers from -6 to 6, away from integers. */
  private static final Domain WIDE =
      u -> java.util.Arrays.stream(SMOOTH.elements(u)).map(x -> 2 * x).toArray();

  private ActivationRows() {}

  static List<Row<?>> all() {
    return List.of(
        row("elu", x -> x.elu(0.75), x -> elu(x, 0.75)),
        row("selu", x -> x.selu(), x -> 1.0507009873554805 * elu(x, 1.6732632423543772)),
        row("celu", x -> x.celu(2), x -> x > 0 ? x : 2 * StrictMath.expm1(x / 2))
            .refuses(Refusal.argument(() -> Pointwise.ones(2).celu(0), "celu", "0")),
        row("hardshrink", x -> x.hardshrink(0.5), x -> Math.abs(x) <= 0.5 ? 0 : x),
        row(
            "softshrink",
            x -> x.softshrink(0.5),
            x -> Math.signum(x) * Math.max(0, Math.abs(x) - 0.5)),
        row("hardsigmoid", x -> x.hardsigmoid(), ActivationRows::hardsigmoid),
        row("hardswish", x -> x.hardswish(), x -> x * hardsigmoid(x)),
        row("hardtanh", x -> x.hardtanh(-1, 0.5), x -> Math.clamp(x, -1, 0.5)),
        row("relu6", x -> x.relu6(), x -> Math.clamp(x, 0, 6)),
        row("leakyRelu", x -> x.leakyRelu(0.2), x -> x > 0 ? x : 0.2 * x),
        row(
            "softplus with beta",
            x -> x.softplus(2, 1),
            x -> 2 * x > 1 ? x : SpecialFunctions.softplus(2 * x) / 2),
        row("threshold", x -> x.threshold(1, 20), x -> x > 1 ? x : 20),
        prelu(),
        gated(),
        glu());
  }

  private static double elu(double x, double alpha) {
    return x > 0 ? x : alpha * StrictMath.expm1(x);
  }

  private static double hardsigmoid(double x) {
    return Math.clamp(x / 6 + 0.5, 0, 1);
  }

  private static <T extends Algebra<T>> Row<Integer> row(
      String name, UnaryOperator<T> call, DoubleUnaryOperator oracle) {
    return Row.composite(
        name,
        Pointwise.samples(0, WIDE),
        Call.unary(call),
        Pointwise.oracle(x -> oracle.applyAsDouble(x[0])));
  }

  private static Row<Integer> prelu() {
    return Row.composite(
        "prelu",
        Pointwise.samples(0, SMOOTH, Domain.anywhere()),
        Call.binary((x, slope) -> x.prelu(slope)),
        Pointwise.oracle(x -> x[0] > 0 ? x[0] : x[0] * x[1]));
  }

  private static Row<Integer> gated() {
    return Row.composite(
        "gated",
        Pointwise.samples(0, Domain.anywhere(), Domain.anywhere()),
        Call.binary((x, gate) -> x.gated(gate)),
        Pointwise.oracle(x -> x[0] * SpecialFunctions.sigmoid(x[1])));
  }

  /** Doubles a dimension, so that it can be halved. */
  private static Row<Integer> glu() {
    return Row.<Integer>composite(
            "glu",
            sizes ->
                sizes
                    .shapes(1, 3)
                    .flatMap(
                        s ->
                            Draw.dim(s)
                                .flatMap(
                                    d ->
                                        Combinators.combine(
                                                Arbitraries.just(d),
                                                Input.numbers(
                                                    s.with(d, 2 * s.size(d)), Domain.anywhere()))
                                            .as((p, in) -> new Sample<>(p, List.of(in))))),
            Call.of((d, x) -> x.get(0).glu(d)),
            (d, x) -> {
              Grid g = x.get(0);
              long half = g.shape().size(d) / 2;
              return Grid.fill(
                  g.shape().with(d, half),
                  i -> {
                    double[] line = g.line(i, d);
                    return line[i[d]] * SpecialFunctions.sigmoid(line[i[d] + (int) half]);
                  });
            })
        .refuses(Refusal.argument(() -> Pointwise.ones(2, 3).glu(1), "glu", "(2, 3)", "even"));
  }
}
