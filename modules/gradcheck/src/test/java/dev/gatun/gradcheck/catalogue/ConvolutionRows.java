package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.Op.Convolution;
import dev.gatun.tensor.Op.ConvolutionInputGradient;
import dev.gatun.tensor.Op.ConvolutionRelu;
import dev.gatun.tensor.Op.ConvolutionWeightGradient;
import dev.gatun.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Convolutions and their adjoints. */
final class ConvolutionRows {
  private static final Domain ANY = Domain.anywhere();

  private ConvolutionRows() {}

  /** The shapes of a convolution. */
  private record Geometry(Convolution op, Shape x, Shape w) {
    Shape y() {
      Shape y = Shape.of(x.size(0), w.size(0));
      for (int d = 0; d < op.stride().size(); d++) y = y.inserted(d + 2, outputs(d));
      return y;
    }

    /** How many windows fit along a dimension, by counting. */
    private long outputs(int d) {
      long room = x.size(d + 2) + 2L * op.padding().get(d);
      long reach = (w.size(d + 2) - 1) * op.dilation().get(d);
      long n = 0;
      while (n * op.stride().get(d) + reach < room) n++;
      return n;
    }
  }

  static List<Row<?>> all() {
    return List.of(
        convolution(), withBias(), rectified(), simple(), inputGradient(), weightGradient());
  }

  private static Row<Convolution> convolution() {
    Convolution plain = Convolution.of(1, 1, 0, 1, 1);
    return Row.<Convolution>op(
            "convolution",
            Convolution.class,
            samples((g, _) -> g.op(), g -> List.of(g.x, g.w)),
            Call.of((p, x) -> x.get(0).convolution(x.get(1), p)),
            (p, x) -> correlated(p, x.get(0), x.get(1)))
        .refuses(
            Refusal.argument(
                () -> ones(1, 2, 5).convolution(ones(3, 3, 2), plain), "(1, 2, 5)", "(3, 3, 2)"),
            Refusal.argument(
                () -> ones(1, 2, 5).convolution(ones(3, 2, 6), plain), "(1, 2, 5)", "(3, 2, 6)"),
            Refusal.argument(() -> ones(1, 2).convolution(ones(3, 2), plain), "(1, 2)", "(3, 2)"),
            Refusal.argument(
                () -> ones(1, 2, 5).convolution(ones(3, 2, 2), Convolution.of(2, 1, 0, 1, 1)),
                "(1, 2, 5)"),
            Refusal.argument(
                () -> ones(1, 4, 5).convolution(ones(3, 2, 2), Convolution.of(1, 1, 0, 1, 2)),
                "(1, 4, 5)",
                "groups"),
            Refusal.argument(
                () -> ones(1, 2, 5).convolution(ones(3, 2, 2), Convolution.of(1, 0, 0, 1, 1)),
                "(1, 2, 5)"));
  }

  private static Row<Convolution> withBias() {
    Convolution plain = Convolution.of(1, 1, 0, 1, 1);
    return Row.<Convolution>op(
            "convolution with bias",
            Convolution.class,
            samples((g, _) -> g.op(), g -> List.of(g.x, g.w, biases(g))),
            Call.of((p, x) -> x.get(0).convolution(x.get(1), x.get(2), p)),
            ConvolutionRows::shifted)
        .refuses(
            Refusal.argument(
                () -> ones(1, 2, 5).convolution(ones(3, 2, 2), ones(2), plain),
                "(3, 2, 2)",
                "(2,)"));
  }

  private static Row<ConvolutionRelu> rectified() {
    return Row.<ConvolutionRelu>op(
            "CONVOLUTION_RELU",
            ConvolutionRelu.class,
            sizes ->
                ConvolutionRows.<ConvolutionRelu>samples(
                        (g, _) -> new ConvolutionRelu(g.op), g -> List.of(g.x, g.w, biases(g)))
                    .apply(sizes)
                    .filter(s -> sizes == Sizes.LARGE || isFarFromKinks(s)),
            Call.of((p, x) -> x.get(0).apply(p, x.get(1), x.get(2))),
            (p, x) -> {
              Grid y = shifted(p.convolution(), x);
              return Grid.fill(y.shape(), i -> Math.max(0, y.at(i)));
            })
        .refuses(
            Refusal.argument(
                () ->
                    ones(1, 2, 5)
                        .apply(new ConvolutionRelu(Convolution.of(1, 1, 0, 1, 1)), ones(3, 3, 2)),
                "(1, 2, 5)",
                "(3, 3, 2)"));
  }

  private static Shape biases(Geometry g) {
    return Shape.of(g.w.size(0));
  }

  private static boolean isFarFromKinks(Sample<ConvolutionRelu> sample) {
    List<Grid> operands = sample.inputs().stream().map(i -> Grid.of(i.elements())).toList();
    double[] sums = shifted(sample.parameters().convolution(), operands).elements();
    return Arrays.stream(sums).allMatch(s -> Math.abs(s) > 0.01);
  }

  private static Grid shifted(Convolution op, List<Grid> x) {
    Grid y = correlated(op, x.get(0), x.get(1));
    return Grid.fill(y.shape(), i -> y.at(i) + x.get(2).at(i[1]));
  }

  private static Row<Convolution> simple() {
    return Row.composite(
        "convolution of one stride",
        sizes ->
            geometries(sizes)
                .map(
                    g ->
                        new Geometry(
                            Convolution.of(g.op.stride().size(), 1, 1, 1, 1),
                            g.x,
                            g.w.with(1, g.x.size(1))))
                .flatMap(g -> inputs(List.of(g.x, g.w)).map(in -> new Sample<>(g.op, in))),
        Call.of((_, x) -> x.get(0).convolution(x.get(1), 1, 1)),
        (p, x) -> correlated(p, x.get(0), x.get(1)));
  }

  private static Row<ConvolutionInputGradient> inputGradient() {
    return Row.<ConvolutionInputGradient>op(
            "CONVOLUTION_INPUT_GRADIENT",
            ConvolutionInputGradient.class,
            samples((g, _) -> new ConvolutionInputGradient(g.op, g.x), g -> List.of(g.y(), g.w)),
            Call.of((p, x) -> x.get(0).apply(p, x.get(1))),
            (p, x) -> {
              Grid dx = Grid.fill(p.input(), _ -> 0);
              new Walk(p.convolution(), p.input(), x.get(1).shape())
                  .visit((i, w, y) -> dx.add(x.get(0).at(y) * x.get(1).at(w), i));
              return dx;
            })
        .refuses(
            Refusal.argument(
                () ->
                    ones(1, 3, 5)
                        .apply(
                            new ConvolutionInputGradient(
                                Convolution.of(1, 1, 0, 1, 1), Shape.of(1, 2, 5)),
                            ones(3, 2, 2)),
                "(1, 3, 5)",
                "(1, 3, 4)"));
  }

  private static Row<ConvolutionWeightGradient> weightGradient() {
    return Row.<ConvolutionWeightGradient>op(
            "CONVOLUTION_WEIGHT_GRADIENT",
            ConvolutionWeightGradient.class,
            samples((g, _) -> new ConvolutionWeightGradient(g.op, g.w), g -> List.of(g.x, g.y())),
            Call.of((p, x) -> x.get(0).apply(p, x.get(1))),
            (p, x) -> {
              Grid dw = Grid.fill(p.weights(), _ -> 0);
              new Walk(p.convolution(), x.get(0).shape(), p.weights())
                  .visit((i, w, y) -> dw.add(x.get(0).at(i) * x.get(1).at(y), w));
              return dw;
            })
        .refuses(
            Refusal.argument(
                () ->
                    ones(1, 2, 5)
                        .apply(
                            new ConvolutionWeightGradient(
                                Convolution.of(1, 1, 0, 1, 1), Shape.of(3, 2, 2)),
                            ones(1, 3, 5)),
                "(1, 3, 5)",
                "(1, 3, 4)"));
  }

  private static Grid correlated(Convolution op, Grid x, Grid w) {
    Grid y = Grid.fill(new Geometry(op, x.shape(), w.shape()).y(), _ -> 0);
    new Walk(op, x.shape(), w.shape()).visit((i, k, o) -> y.add(x.at(i) * w.at(k), o));
    return y;
  }

  /** Takes the positions in input, weights and output of one product. */
  private interface Term {
    void at(int[] x, int[] w, int[] y);
  }

  /** All products of a convolution: for each output and each weight the input, if it is inside. */
  private record Walk(Convolution op, Shape x, Shape w) {
    void visit(Term term) {
      Grid outputs = Grid.fill(new Geometry(op, x, w).y(), _ -> 0);
      Grid weights = Grid.fill(w, _ -> 0);
      Grid inputs = Grid.fill(x, _ -> 0);
      int outputsOfGroup = (int) w.size(0) / op.groups();
      for (int o = 0; o < outputs.elements().length; o++) {
        int[] y = Grid.index(outputs.shape(), o);
        for (int k = 0; k < weights.elements().length; k++) {
          int[] weight = Grid.index(w, k);
          if (weight[0] != y[1]) continue;
          int[] input = y.clone();
          input[1] = y[1] / outputsOfGroup * (int) w.size(1) + weight[1];
          for (int d = 0; d < op.stride().size(); d++) {
            input[d + 2] =
                y[d + 2] * op.stride().get(d)
                    - op.padding().get(d)
                    + weight[d + 2] * op.dilation().get(d);
          }
          if (inputs.contains(input)) term.at(input, weight, y);
        }
      }
    }
  }

  private static <P> Function<Sizes, Arbitrary<Sample<P>>> samples(
      BiFunction<Geometry, Sizes, P> parameters, Function<Geometry, List<Shape>> operands) {
    return sizes ->
        geometries(sizes)
            .flatMap(
                g ->
                    inputs(operands.apply(g))
                        .map(in -> new Sample<>(parameters.apply(g, sizes), in)));
  }

  private static Arbitrary<List<Input>> inputs(List<Shape> shapes) {
    return Input.all(shapes.stream().map(s -> Input.numbers(s, ANY)).toList());
  }

  private static Arbitrary<Geometry> geometries(Sizes sizes) {
    return sizes == Sizes.LARGE
        ? Draw.integer(2, 2).flatMap(n -> geometries(n, 2, 24, 17))
        : Draw.integer(1, 3).flatMap(n -> geometries(n, 2, n == 3 ? 3 : 5, 2));
  }

  private static Arbitrary<Geometry> geometries(int n, int batch, int size, int channels) {
    Arbitrary<Shape> spatial = TensorArbitraries.shapes(n, n, size - 2, size);
    Arbitrary<Shape> kernel = TensorArbitraries.shapes(n, n, 1, 3);
    return Combinators.combine(
            spatial,
            kernel,
            options(n),
            Draw.integer(batch == 2 ? 1 : 0, batch),
            Draw.integer(1, channels),
            Draw.integer(1, channels))
        .as(ConvolutionRows::geometry)
        .filter(g -> g.y().count() > 0);
  }

  private static Geometry geometry(
      Shape spatial, Shape kernel, Convolution op, int batch, int in, int out) {
    Shape x = spatial.inserted(0, batch).inserted(1, (long) in * op.groups());
    Shape w = kernel.inserted(0, (long) out * op.groups()).inserted(1, in);
    return new Geometry(op, x, w);
  }

  private static Arbitrary<Convolution> options(int n) {
    Arbitrary<List<Integer>> small = Draw.integer(1, 2).list().ofSize(n);
    Arbitrary<List<Integer>> padding = Draw.integer(0, 2).list().ofSize(n);
    return Combinators.combine(small, padding, small, Arbitraries.of(1, 1, 2)).as(Convolution::new);
  }
}
