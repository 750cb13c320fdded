package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Cumulation.CumProd;
import dev.gatun.tensor.Cumulation.LogCumSumExp;
import dev.gatun.tensor.Cumulation.Recurrence;
import dev.gatun.tensor.Locating.CumExtreme;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The functions along one dimension whose every element combines those up to it. */
final class CumulativeRows {
  private static final Domain ANY = Domain.anywhere();

  /** Every fourth element is zero, where a derivative that divides would fail. */
  private static final Domain SOME_ZERO = Domain.each(u -> u < 0.25 ? 0 : 4 * u - 2.5);

  private CumulativeRows() {}

  static List<Row<?>> all() {
    return List.of(
        cumprod(),
        logcumsumexp(),
        extreme("cummax", true, Call.of((p, x) -> x.get(0).cummax(p.dim()).values())),
        extreme("cummin", false, Call.of((p, x) -> x.get(0).cummin(p.dim()).values())),
        recurrence(),
        reversed(),
        diff());
  }

  private static <O extends Op> Function<Sizes, Arbitrary<Sample<O>>> along(
      Domain domain, IntFunction<O> op) {
    return Draw.along(domain, (_, d) -> Arbitraries.just(op.apply(d)));
  }

  private static Row<CumProd> cumprod() {
    return Row.<CumProd>op(
            "cumprod",
            CumProd.class,
            along(SOME_ZERO, CumProd::new),
            Call.of((p, x) -> x.get(0).cumprod(p.dim())),
            (p, x) ->
                Grid.fill(
                    x.get(0).shape(),
                    i -> {
                      double product = 1;
                      for (int k = 0; k <= i[p.dim()]; k++) product *= x.get(0).at(i, p.dim(), k);
                      return product;
                    }))
        .refuses(Refusal.outside(() -> ones(2, 3).cumprod(2), "(2, 3)", "2"));
  }

  private static Row<LogCumSumExp> logcumsumexp() {
    return Row.<LogCumSumExp>op(
            "logcumsumexp",
            LogCumSumExp.class,
            along(ANY, LogCumSumExp::new),
            Call.of((p, x) -> x.get(0).logcumsumexp(p.dim())),
            (p, x) ->
                Grid.fill(
                    x.get(0).shape(),
                    i -> {
                      double sum = 0;
                      for (int k = 0; k <= i[p.dim()]; k++) {
                        sum += StrictMath.exp(x.get(0).at(i, p.dim(), k));
                      }
                      return StrictMath.log(sum);
                    }))
        .refuses(Refusal.outside(() -> ones(2, 3).logcumsumexp(-3), "(2, 3)", "-3"));
  }

  private static Row<CumExtreme> extreme(String name, boolean max, Call<CumExtreme> call) {
    return Row.row(
            name,
            CumExtreme.class,
            Draw.operand(
                sizes -> sizes.shapes(1, 4),
                s -> Draw.dim(s).map(d -> new CumExtreme(d, max)),
                Input::distinct),
            call,
            (p, x) -> {
              Grid from = x.get(0);
              Grid at = Grid.fill(from.shape(), i -> best(from.line(i, p.dim()), i[p.dim()], max));
              Grid values = Grid.fill(from.shape(), i -> from.at(i, p.dim(), (int) at.at(i)));
              return List.of(values, at);
            })
        .refuses(
            Refusal.outside(() -> ones(2, 3).cummax(2), "(2, 3)", "2"),
            Refusal.outside(() -> ones(2, 3).cummin(2), "(2, 3)", "2"));
  }

  private static int best(double[] line, int last, boolean max) {
    int best = 0;
    for (int k = 1; k <= last; k++) {
      if (max ? line[k] >= line[best] : line[k] <= line[best]) best = k;
    }
    return best;
  }

  private static Row<Recurrence> recurrence() {
    return Row.<Recurrence>op(
            "recurrence",
            Recurrence.class,
            two(d -> new Recurrence(d, false)),
            Call.of((p, x) -> x.get(1).recurrence(x.get(0), p.dim())),
            CumulativeRows::recurred)
        .refuses(
            Refusal.argument(() -> ones(2, 3).recurrence(ones(4), 0), "(2, 3)", "(4,)"),
            Refusal.argument(
                () -> ones(2).apply(new Recurrence(0, false), ones(3)), "(2,)", "(3,)"));
  }

  private static Row<Recurrence> reversed() {
    return Row.op(
        "RECURRENCE reversed",
        Recurrence.class,
        two(d -> new Recurrence(d, true)),
        Call.of((p, x) -> x.get(0).apply(p, x.get(1))),
        CumulativeRows::recurred);
  }

  private static Function<Sizes, Arbitrary<Sample<Recurrence>>> two(IntFunction<Recurrence> op) {
    return sizes ->
        sizes
            .shapes(1, 3)
            .flatMap(
                s ->
                    Draw.dim(s)
                        .flatMap(
                            d ->
                                Input.all(
                                        List.of(
                                            Input.numbers(s, Domain.insideOne()),
                                            Input.numbers(s, ANY)))
                                    .map(in -> new Sample<>(op.apply(d), in))));
  }

  private static Grid recurred(Recurrence p, List<Grid> x) {
    Shape shape = x.get(0).shape();
    return Grid.fill(
        shape,
        i -> {
          double[] a = x.get(0).line(i, p.dim());
          double[] b = x.get(1).line(i, p.dim());
          int first = p.reverse() ? b.length - 1 : 0;
          double y = b[first];
          while (first != i[p.dim()]) {
            first += p.reverse() ? -1 : 1;
            y = a[first] * y + b[first];
          }
          return y;
        });
  }

  /** How often to take differences, and along which dimension. */
  private record Diff(int n, int dim) {}

  private static Row<Diff> diff() {
    return Row.<Diff>composite(
            "diff",
            Draw.along(ANY, (_, d) -> Draw.integer(0, 2).map(n -> new Diff(n, d))),
            Call.of((p, x) -> x.get(0).diff(p.n, p.dim)),
            (p, x) -> {
              Grid y = x.get(0);
              for (int k = 0; k < p.n && y.size(p.dim) > 0; k++) y = difference(y, p.dim);
              return y;
            })
        .refuses(Refusal.argument(() -> ones(2).diff(-1, 0), "-1"));
  }

  private static Grid difference(Grid x, int dim) {
    return Grid.fill(
        x.shape().with(dim, x.size(dim) - 1), i -> x.at(i, dim, i[dim] + 1) - x.at(i, dim, i[dim]));
  }
}
