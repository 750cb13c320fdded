package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Op.CumSum;
import dev.gatun.tensor.Op.LogSoftmax;
import dev.gatun.tensor.Op.Softmax;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;

/** The functions along one dimension that keep its size. */
final class ScanRows {
  private static final Domain ANY = Domain.anywhere();

  private ScanRows() {}

  static List<Row<?>> all() {
    return List.of(
        row(
            "softmax",
            Softmax.class,
            Softmax::new,
            Call.of((p, x) -> x.get(0).softmax(p.dim())),
            (p, x) -> each(x.get(0), p.dim(), (v, k) -> exp(v[k]) / sumOfExp(v))),
        row(
            "logSoftmax",
            LogSoftmax.class,
            LogSoftmax::new,
            Call.of((p, x) -> x.get(0).logSoftmax(p.dim())),
            (p, x) -> each(x.get(0), p.dim(), (v, k) -> v[k] - StrictMath.log(sumOfExp(v)))),
        row(
            "cumsum",
            CumSum.class,
            d -> new CumSum(d, false),
            Call.of((p, x) -> x.get(0).cumsum(p.dim())),
            (p, x) -> each(x.get(0), p.dim(), (v, k) -> sum(v, 0, k + 1))),
        row(
            "CUMSUM reversed",
            CumSum.class,
            d -> new CumSum(d, true),
            Call.of((p, x) -> x.get(0).apply(p)),
            (p, x) -> each(x.get(0), p.dim(), (v, k) -> sum(v, k, v.length))));
  }

  /** Computes element {@code k} of a line from the whole line. */
  private interface Line {
    double of(double[] v, int k);
  }

  private static Grid each(Grid x, int dim, Line f) {
    return Grid.fill(x.shape(), i -> f.of(x.line(i, dim), i[dim]));
  }

  private static double exp(double x) {
    return StrictMath.exp(x);
  }

  private static double sumOfExp(double[] v) {
    return DoubleStream.of(v).map(StrictMath::exp).sum();
  }

  private static double sum(double[] v, int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) sum += v[k];
    return sum;
  }

  private static <O extends Op> Row<O> row(
      String name, Class<O> type, IntFunction<O> op, Call<O> call, Oracle.One<O> oracle) {
    return Row.op(
            name, type, Draw.along(ANY, (_, d) -> Arbitraries.just(op.apply(d))), call, oracle)
        .refuses(
            Refusal.outside(() -> ones(2, 3).softmax(2), "(2, 3)", "2"),
            Refusal.outside(() -> ones(2, 3).logSoftmax(-3), "(2, 3)", "-3"),
            Refusal.outside(() -> ones(2, 3).cumsum(5), "(2, 3)", "5"));
  }
}
