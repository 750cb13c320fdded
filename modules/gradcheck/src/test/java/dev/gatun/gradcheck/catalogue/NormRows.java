package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Combinators;

/** Norms of vectors and matrices. */
final class NormRows {
  private NormRows() {}

  /** An order, and whether dimensions stay. */
  private record Order(double ord, boolean keepDim) {}

  /** A vector norm along one dimension, or of all elements. */
  private record Along(double ord, int dim) {}

  static List<Row<?>> all() {
    return List.of(
        norm(),
        normOfAll(),
        frobenius(),
        frobeniusLast(),
        nuclear(),
        nuclearLast(),
        matrixNorm(),
        matrixNormLast());
  }

  private static Row<Along> norm() {
    return Row.composite(
        "norm",
        Draw.one(
            Domain.distinct(),
            sizes -> sizes.nonEmpty(1, 3),
            s ->
                Combinators.combine(
                        Arbitraries.of(
                            1.0, 2.0, 3.0, 0.5, -2.0, Double.POSITIVE_INFINITY, -1 / 0.0),
                        Draw.dim(s))
                    .as(Along::new)),
        Call.of((p, x) -> away(x.get(0)).norm(p.ord, p.dim)),
        (p, x) -> x.get(0).combined(List.of(p.dim), false, v -> vectorNorm(p.ord, away(v))));
  }

  /** Keeps elements from 0 and their absolute values from being equal. */
  private static <T extends Algebra<T>> T away(T x) {
    return x.add(2.25);
  }

  private static double[] away(double[] v) {
    return Arrays.stream(v).map(e -> e + 2.25).toArray();
  }

  private static double vectorNorm(double ord, double[] v) {
    var sizes = Arrays.stream(v).map(Math::abs);
    if (ord == Double.POSITIVE_INFINITY) return sizes.max().orElse(0);
    if (Double.isInfinite(ord)) return sizes.min().orElse(0);
    return StrictMath.pow(sizes.map(e -> StrictMath.pow(e, ord)).sum(), 1 / ord);
  }

  private static Row<Integer> normOfAll() {
    return Row.composite(
        "norm of all",
        Draw.one(Domain.anywhere(), sizes -> sizes.nonEmpty(1, 3), _ -> Arbitraries.just(0)),
        Call.unary(x -> x.norm()),
        (_, x) -> {
          double norm = vectorNorm(2, x.get(0).elements());
          return Grid.fill(Shape.SCALAR, _ -> norm);
        });
  }

  private static Grid kept(Grid y, boolean keepDim) {
    return keepDim ? y.reshaped(y.shape().inserted(y.rank(), 1).inserted(y.rank() + 1, 1)) : y;
  }

  private static double frobenius(double[][] a) {
    return Math.sqrt(Arrays.stream(a).flatMapToDouble(Arrays::stream).map(e -> e * e).sum());
  }

  private static Row<Boolean> frobenius() {
    return Row.<Boolean>composite(
            "frobeniusNorm",
            Draw.operand(MatrixDraw::nonEmpty, _ -> Draw.flag(), MatrixDraw::any),
            Call.of((keep, x) -> x.get(0).frobeniusNorm(-1, -2, keep)),
            (keep, x) -> kept(MatrixOracle.numbers(x.get(0), NormRows::frobenius), keep))
        .refuses(Refusal.argument(() -> ones(2, 3).frobeniusNorm(1, -1, true), "both 1"));
  }

  private static Row<Integer> frobeniusLast() {
    return last(
        "frobeniusNorm of matrices", Call.unary(x -> x.frobeniusNorm()), NormRows::frobenius);
  }

  private static Row<Integer> last(
      String name, Call<Integer> call, ToDoubleFunction<double[][]> f) {
    return Row.composite(
        name,
        MatrixDraw.one(0, MatrixDraw::nonEmpty, MatrixDraw::any),
        call,
        (_, x) -> MatrixOracle.numbers(x.get(0), f));
  }

  private static double nuclear(double[][] a) {
    return Arrays.stream(MatrixOracle.svd(a)[1][0]).sum();
  }

  private static Row<Boolean> nuclear() {
    return Row.<Boolean>composite(
            "nuclearNorm",
            Draw.operand(MatrixDraw::nonEmpty, _ -> Draw.flag(), MatrixDraw::any),
            Call.of((keep, x) -> x.get(0).nuclearNorm(-1, -2, keep)),
            (keep, x) -> kept(MatrixOracle.numbers(x.get(0), NormRows::nuclear), keep))
        .refuses(Refusal.argument(() -> ones(2, 3).nuclearNorm(1, -1, true), "both 1"));
  }

  private static Row<Integer> nuclearLast() {
    return last("nuclearNorm of matrices", Call.unary(x -> x.nuclearNorm()), NormRows::nuclear);
  }

  private static double matrixNorm(double ord, double[][] a) {
    double[] compared =
        switch ((int) Math.min(3, Math.abs(ord))) {
          case 1 -> sums(MatrixOracle.transpose(a));
          case 2 -> MatrixOracle.svd(a)[1][0];
          default -> sums(a);
        };
    var each = Arrays.stream(compared);
    return (ord > 0 ? each.max() : each.min()).orElse(0);
  }

  private static double[] sums(double[][] a) {
    return Arrays.stream(a).mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum()).toArray();
  }

  private static Row<Order> matrixNorm() {
    return Row.<Order>composite(
            "matrixNorm",
            Draw.operand(
                MatrixDraw::nonEmpty,
                _ ->
                    Combinators.combine(
                            Arbitraries.of(1.0, -1.0, 2.0, -2.0, 1 / 0.0, -1 / 0.0), Draw.flag())
                        .as(Order::new),
                MatrixDraw::any),
            Call.of((p, x) -> x.get(0).matrixNorm(p.ord, -2, -1, p.keepDim)),
            (p, x) -> kept(MatrixOracle.numbers(x.get(0), a -> matrixNorm(p.ord, a)), p.keepDim))
        .refuses(
            Refusal.argument(() -> ones(2, 3).matrixNorm(3), "3.0", "expected 1, 2"),
            Refusal.argument(() -> ones(2, 3).matrixNorm(1, 0, 0, false), "both 0"));
  }

  private static Row<Integer> matrixNormLast() {
    return last("matrixNorm of matrices", Call.unary(x -> x.matrixNorm(1)), a -> matrixNorm(1, a));
  }
}
