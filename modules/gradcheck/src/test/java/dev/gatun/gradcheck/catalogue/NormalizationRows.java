package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.Normalization.Normalize;
import dev.gatun.tensor.Normalization.NormalizeGradient;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Normalisations, with an eps that keeps few elements from being steep. */
final class NormalizationRows {
  private static final Domain ANY = Domain.anywhere();
  private static final double EPS = 0.5;

  private NormalizationRows() {}

  static List<Row<?>> all() {
    return List.of(
        Row.<Normalize>row(
                "layerNorm",
                Normalize.class,
                samples(new Normalize(false, EPS), false),
                rows(),
                (p, x) -> forward(p, x))
            .refuses(
                Refusal.argument(
                    () -> ones(2, 3).layerNorm(ones(2), ones(3), 1), "(2, 3)", "(2,)", "(3,)"),
                Refusal.argument(() -> ones().layerNorm(ones(1), ones(1), 1), "(..., n)")),
        Row.<Normalize>row(
                "batchNorm",
                Normalize.class,
                samples(new Normalize(true, EPS), false),
                channels(),
                (p, x) -> forward(p, x))
            .refuses(
                Refusal.argument(
                    () -> ones(2, 3, 4).batchNorm(ones(3), ones(4), 1), "(2, 3, 4)", "(3,)"),
                Refusal.argument(() -> ones(3).batchNorm(ones(3), ones(3), 1), "(N, C, ...)")),
        Row.<Normalize>composite(
            "batchNorm and its statistics",
            samples(new Normalize(true, EPS), false),
            statistics(),
            (p, x) -> {
              List<Grid> all = forward(p, x);
              double sum = sum(all.get(0), all.get(0)) + sum(all.get(1), all.get(2));
              return Grid.fill(Shape.SCALAR, _ -> sum);
            }),
        gradient("NORMALIZE_GRADIENT of rows", false),
        gradient("NORMALIZE_GRADIENT of channels", true));
  }

  private static <T extends Algebra<T>> Call<Normalize> rows() {
    return Call.<Normalize, T>of((p, x) -> x.get(0).layerNorm(x.get(1), x.get(2), p.eps()));
  }

  private static <T extends Algebra<T>> Call<Normalize> channels() {
    return Call.<Normalize, T>of((p, x) -> x.get(0).batchNorm(x.get(1), x.get(2), p.eps()).get(0));
  }

  private static <T extends Algebra<T>> Call<Normalize> statistics() {
    return Call.<Normalize, T>of(
        (p, x) -> {
          List<T> all = x.get(0).batchNorm(x.get(1), x.get(2), p.eps());
          return all.get(0).square().sum().add(all.get(1).mul(all.get(2)).sum());
        });
  }

  private static Row<NormalizeGradient> gradient(String name, boolean channels) {
    return Row.<NormalizeGradient>row(
            name,
            NormalizeGradient.class,
            samples(new NormalizeGradient(channels, EPS), true),
            Call.of((p, x) -> x.get(0).applyAll(p, x.subList(1, 3)).get(0)),
            (p, x) -> backward(p, x))
        .refuses(
            Refusal.argument(
                () -> ones(2, 3).apply(new NormalizeGradient(channels, 1), ones(2, 4), ones(4)),
                "(2, 3)",
                "(2, 4)"));
  }

  private static <P extends Op> Function<Sizes, Arbitrary<Sample<P>>> samples(
      P op, boolean gradient) {
    boolean channels =
        op instanceof Normalize n ? n.ofChannels() : ((NormalizeGradient) op).ofChannels();
    return sizes ->
        sizes
            .shapes(channels ? 2 : 1, 4)
            .flatMap(
                s -> {
                  Shape each = Shape.of(s.size(channels ? 1 : -1));
                  List<Shape> shapes = List.of(s, gradient ? s : each, each);
                  return Combinators.combine(
                          shapes.stream().map(shape -> Input.numbers(shape, ANY)).toList())
                      .as(in -> new Sample<>(op, List.copyOf(in)));
                });
  }

  /** Returns the elements that are normalised together with the one at {@code i}. */
  private static double[] group(boolean channels, Grid x, int[] i) {
    if (!channels) return x.line(i, x.rank() - 1);
    return IntStream.range(0, (int) x.shape().count())
        .mapToObj(k -> Grid.index(x.shape(), k))
        .filter(k -> k[1] == i[1])
        .mapToDouble(x::at)
        .toArray();
  }

  private static double sum(Grid a, Grid b) {
    return IntStream.range(0, (int) a.shape().count())
        .mapToObj(k -> Grid.index(a.shape(), k))
        .mapToDouble(i -> a.at(i) * b.at(i))
        .sum();
  }

  private static double mean(double... v) {
    return IntStream.range(0, v.length).mapToDouble(k -> v[k]).sum() / v.length;
  }

  private static double variance(double... v) {
    double mean = mean(v);
    return mean(
        IntStream.range(0, v.length).mapToDouble(k -> (v[k] - mean) * (v[k] - mean)).toArray());
  }

  private static double normalized(boolean channels, Grid x, int[] i) {
    double[] v = group(channels, x, i);
    return (x.at(i) - mean(v)) / Math.sqrt(variance(v) + EPS);
  }

  private static int place(boolean channels, int[] i) {
    return channels ? i[1] : i[i.length - 1];
  }

  private static List<Grid> forward(Normalize op, List<Grid> in) {
    boolean channels = op.ofChannels();
    Grid x = in.get(0);
    Grid y =
        Grid.fill(
            x.shape(),
            i -> {
              int k = place(channels, i);
              return normalized(channels, x, i) * in.get(1).at(k) + in.get(2).at(k);
            });
    List<Integer> dims =
        channels
            ? IntStream.range(0, x.rank()).filter(d -> d != 1).boxed().toList()
            : List.of(x.rank() - 1);
    return List.of(
        y,
        x.combined(dims, false, NormalizationRows::mean),
        x.combined(dims, false, NormalizationRows::variance));
  }

  private static List<Grid> backward(NormalizeGradient op, List<Grid> in) {
    boolean channels = op.ofChannels();
    Grid g = in.get(0);
    Grid x = in.get(1);
    Grid w = in.get(2);
    Grid y = Grid.fill(x.shape(), i -> normalized(channels, x, i));
    Grid gw = Grid.fill(x.shape(), i -> g.at(i) * w.at(place(channels, i)));
    Grid gwy = Grid.fill(x.shape(), i -> gw.at(i) * y.at(i));
    Grid dx =
        Grid.fill(
            x.shape(),
            i -> {
              double rest =
                  gw.at(i) - mean(group(channels, gw, i)) - y.at(i) * mean(group(channels, gwy, i));
              return rest / Math.sqrt(variance(group(channels, x, i)) + EPS);
            });
    Grid gy = Grid.fill(x.shape(), i -> g.at(i) * y.at(i));
    return List.of(dx, perPlace(channels, gy, w.shape()), perPlace(channels, g, w.shape()));
  }

  private static Grid perPlace(boolean channels, Grid v, Shape shape) {
    return Grid.fill(
        shape,
        c ->
            IntStream.range(0, (int) v.shape().count())
                .mapToObj(k -> Grid.index(v.shape(), k))
                .filter(k -> place(channels, k) == c[0])
                .mapToDouble(v::at)
                .sum());
  }
}
