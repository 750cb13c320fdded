package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Shape;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Distances, moments of several variables, and integrals of samples. */
final class EstimateRows {
  private static final Domain ANY = Domain.anywhere();

  private EstimateRows() {}

  static List<Row<?>> all() {
    return List.of(
        dist(),
        cov(),
        corrcoef(),
        trapezoid(),
        trapezoidAt(),
        cumulativeTrapezoid(),
        cumulativeTrapezoidAt());
  }

  private static Row<Double> dist() {
    return Row.<Double>composite(
            "dist",
            sizes ->
                Arbitraries.of(1.0, 2.0, 3.0)
                    .flatMap(
                        p ->
                            Pointwise.inputs(
                                    sizes, Domain.fractions(0.1, 0.4), Domain.fractions(0.6, 0.9))
                                .map(in -> new Sample<>(p, in))),
            Call.of((p, x) -> x.get(0).dist(x.get(1), p)),
            (p, x) -> {
              double sum = 0;
              for (double d : Pointwise.each(v -> v[0] - v[1], x).elements()) {
                sum += StrictMath.pow(Math.abs(d), p);
              }
              double distance = StrictMath.pow(sum, 1 / p);
              return Grid.fill(Shape.SCALAR, _ -> distance);
            })
        .refuses(Pointwise.misfit(x -> x.get(0).dist(x.get(1), 2)));
  }

  private static double covariance(Grid x, int a, int b, int correction) {
    int n = x.size(1);
    double meanA = 0;
    double meanB = 0;
    for (int k = 0; k < n; k++) {
      meanA += x.at(a, k) / n;
      meanB += x.at(b, k) / n;
    }
    double sum = 0;
    for (int k = 0; k < n; k++) sum += (x.at(a, k) - meanA) * (x.at(b, k) - meanB);
    return sum / (n - correction);
  }

  private static Arbitrary<Shape> observations(Sizes sizes) {
    return Combinators.combine(
            Draw.integer(1, 3), Draw.integer(4, sizes == Sizes.LARGE ? 30_000 : 6))
        .as((variables, n) -> Shape.of(variables, n));
  }

  private static Row<Integer> cov() {
    return Row.<Integer>composite(
            "cov",
            Draw.one(ANY, EstimateRows::observations, _ -> Draw.integer(0, 1)),
            Call.of((c, x) -> x.get(0).cov(c)),
            (c, x) -> {
              int n = x.get(0).size(0);
              return Grid.fill(Shape.of(n, n), i -> covariance(x.get(0), i[0], i[1], c));
            })
        .refuses(Refusal.argument(() -> ones(2, 3, 4).cov(1), "(2, 3, 4)"));
  }

  private static Row<Integer> corrcoef() {
    return Row.<Integer>composite(
        "corrcoef",
        Draw.one(ANY, EstimateRows::observations, _ -> Draw.integer(0, 0)),
        Call.unary(x -> x.corrcoef()),
        (_, x) -> {
          Grid g = x.get(0);
          return Grid.fill(
              Shape.of(g.size(0), g.size(0)),
              i ->
                  covariance(g, i[0], i[1], 1)
                      / Math.sqrt(covariance(g, i[0], i[0], 1) * covariance(g, i[1], i[1], 1)));
        });
  }

  private static double integral(double[] x, double[] y, int to) {
    double sum = 0;
    for (int k = 1; k <= to; k++) sum += (x[k] - x[k - 1]) * (y[k] + y[k - 1]) / 2;
    return sum;
  }

  private static double[] even(int n) {
    double[] x = new double[n];
    for (int k = 0; k < n; k++) x[k] = 0.5 * k;
    return x;
  }

  private static Grid integrated(int dim, Grid y, double[] x) {
    return y.combined(List.of(dim), false, line -> integral(x, line, line.length - 1));
  }

  private static Grid cumulated(int dim, Grid y, double[] x) {
    Shape shape = y.shape().with(dim, Math.max(0, y.size(dim) - 1));
    return Grid.fill(shape, i -> integral(x, y.line(i, dim), i[dim] + 1));
  }

  private static Row<Integer> trapezoid() {
    return Row.composite(
        "trapezoid",
        Draw.along(ANY, (_, d) -> Arbitraries.just(d)),
        Call.of((d, x) -> x.get(0).trapezoid(0.5, d)),
        (d, x) -> integrated(d, x.get(0), even(x.get(0).size(d))));
  }

  private static Row<Integer> cumulativeTrapezoid() {
    return Row.composite(
        "cumulativeTrapezoid",
        Draw.along(ANY, (_, d) -> Arbitraries.just(d)),
        Call.of((d, x) -> x.get(0).cumulativeTrapezoid(0.5, d)),
        (d, x) -> cumulated(d, x.get(0), even(x.get(0).size(d))));
  }

  /** Draws samples, a dimension, and where along it they are. */
  private static Arbitrary<Sample<Integer>> placed(Sizes sizes) {
    return sizes
        .nonEmpty(1, 3)
        .flatMap(
            s ->
                Draw.dim(s)
                    .flatMap(
                        d ->
                            Input.all(
                                    List.of(
                                        Input.numbers(s, ANY),
                                        Input.numbers(Shape.of(s.size(d)), ANY)))
                                .map(in -> new Sample<>(d, in))));
  }

  private static Row<Integer> trapezoidAt() {
    return Row.composite(
        "trapezoid at places",
        EstimateRows::placed,
        Call.of((d, x) -> x.get(0).trapezoid(x.get(1), d)),
        (d, x) -> integrated(d, x.get(0), x.get(1).elements()));
  }

  private static Row<Integer> cumulativeTrapezoidAt() {
    return Row.composite(
        "cumulativeTrapezoid at places",
        EstimateRows::placed,
        Call.of((d, x) -> x.get(0).cumulativeTrapezoid(x.get(1), d)),
        (d, x) -> cumulated(d, x.get(0), x.get(1).elements()));
  }
}
