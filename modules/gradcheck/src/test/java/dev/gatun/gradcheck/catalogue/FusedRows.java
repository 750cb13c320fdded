package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.ElementwiseFunction;
import dev.gatun.tensor.Op.Fused;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Functions that are traced into one kernel: the composite activations, and some of any arity. */
final class FusedRows {
  private static final Domain ANY = Domain.anywhere();
  private static final Domain NOT_ZERO = Domain.awayFromZero();

  private static final ElementwiseFunction THREE =
      ElementwiseFunction.of(
          "three",
          3,
          2,
          in -> {
            var x = in.operands();
            var a = in.arguments();
            return x.get(0).mul(a.get(0)).add(x.get(1).tanh()).div(x.get(2).square().add(a.get(1)));
          });

  private static final ElementwiseFunction FOUR =
      ElementwiseFunction.of(
          "four",
          4,
          0,
          in -> {
            var x = in.operands();
            var chosen = x.get(2).where(x.get(0).gt(x.get(1)), x.get(3).mul(2));
            return chosen.mul(x.get(0)).add(1);
          });

  private FusedRows() {}

  static List<Row<?>> all() {
    return List.of(
        activation("silu", ANY, x -> x.silu(), x -> x * SpecialFunctions.sigmoid(x)),
        activation("geluTanh", ANY, x -> x.geluTanh(), FusedRows::geluTanh),
        activation("mish", ANY, x -> x.mish(), FusedRows::mish),
        activation("softsign", NOT_ZERO, x -> x.softsign(), x -> x / (1 + Math.abs(x))),
        activation("tanhshrink", ANY, x -> x.tanhshrink(), x -> x - StrictMath.tanh(x)),
        three(),
        four());
  }

  private static double geluTanh(double x) {
    double inner = Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
    return x * (1 + StrictMath.tanh(inner)) / 2;
  }

  private static double mish(double x) {
    return x * StrictMath.tanh(SpecialFunctions.softplus(x));
  }

  private static <T extends Algebra<T>> Row<Integer> activation(
      String name, Domain domain, UnaryOperator<T> call, DoubleUnaryOperator oracle) {
    return Row.composite(
        name,
        Pointwise.samples(0, domain),
        Call.unary(call),
        Pointwise.oracle(x -> oracle.applyAsDouble(x[0])));
  }

  private static Row<Fused> three() {
    return Row.<Fused>op(
            "FUSED of three",
            Fused.class,
            Pointwise.samples(new Fused(THREE, List.of(0.75, 1.5)), ANY, ANY, ANY),
            Call.of((_, x) -> THREE.of(x.get(0), x.get(1), x.get(2), 0.75, 1.5)),
            Pointwise.oracle(x -> (x[0] * 0.75 + StrictMath.tanh(x[1])) / (x[2] * x[2] + 1.5)))
        .refuses(
            Refusal.argument(
                () -> THREE.of(Pointwise.ones(2), Pointwise.ones(2)), "three", "3", "2"),
            Pointwise.misfit(x -> THREE.of(x.get(0), x.get(1), x.get(0), 1, 1)));
  }

  private static Row<Fused> four() {
    Domain low = Domain.fractions(0.1, 0.4);
    Domain high = Domain.fractions(0.6, 0.9);
    return Row.<Fused>op(
        "FUSED of four",
        Fused.class,
        Pointwise.samples(new Fused(FOUR, Collections.emptyList()), low, high, ANY, ANY),
        Call.of((p, x) -> x.get(0).applyAll(p, x.subList(1, 4)).get(0)),
        Pointwise.oracle(x -> (x[0] > x[1] ? x[2] : x[3] * 2) * x[0] + 1));
  }
}
