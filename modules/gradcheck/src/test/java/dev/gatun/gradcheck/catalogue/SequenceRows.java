package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.SequenceOp.Lstm;
import dev.gatun.tensor.SequenceOp.LstmGradient;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Operations that go through a sequence. */
final class SequenceRows {
  private static final Domain ANY = Domain.anywhere();

  private SequenceRows() {}

  static List<Row<?>> all() {
    return List.of(lstm(), gradient());
  }

  private static Row<Lstm> lstm() {
    return Row.<Lstm>row(
            "LSTM",
            Lstm.class,
            samples(new Lstm(), (t, b, h) -> shapes(t, b, h, "x w b b")),
            Call.of((p, x) -> x.get(0).applyAll(p, x.subList(1, 4)).get(0)),
            (_, x) -> forward(x))
        .refuses(
            Refusal.argument(
                () -> apply(new Lstm(), "x w b b", Shape.of(1, 3)),
                "(2, 3, 8)",
                "(1, 3)",
                "(T, B, 4 H)"));
  }

  private static Row<LstmGradient> gradient() {
    return Row.<LstmGradient>row(
            "LSTM_GRADIENT",
            LstmGradient.class,
            samples(new LstmGradient(), (t, b, h) -> shapes(t, b, h, "s s w b s x")),
            Call.of((p, x) -> x.get(0).applyAll(p, x.subList(1, 6)).get(0)),
            (_, x) -> backward(x))
        .refuses(
            Refusal.argument(
                () -> apply(new LstmGradient(), "s s w b s x", Shape.of(5, 2)), "(5, 2)"));
  }

  private interface Shapes {
    List<Shape> of(int times, int batch, int hidden);
  }

  private static List<Shape> shapes(long t, long b, long h, String kinds) {
    return List.of(kinds.split(" ")).stream()
        .map(
            kind ->
                switch (kind) {
                  case "x" -> Shape.of(t, b, 4 * h);
                  case "w" -> Shape.of(4 * h, h);
                  case "b" -> Shape.of(b, h);
                  default -> Shape.of(t, b, h);
                })
        .toList();
  }

  /** Applies {@code op} to operands of which the fourth has a wrong shape. */
  private static Object apply(Op op, String kinds, Shape wrong) {
    List<Shape> shapes = shapes(2, 3, 2, kinds);
    var in =
        java.util.stream.IntStream.range(0, shapes.size())
            .mapToObj(i -> ones((i == 3 ? wrong : shapes.get(i)).toArray()))
            .toList();
    return in.getFirst().applyAll(op, in.subList(1, in.size()));
  }

  private static <P> Function<Sizes, Arbitrary<Sample<P>>> samples(P op, Shapes shapes) {
    return sizes -> {
      boolean large = sizes == Sizes.LARGE;
      return Combinators.combine(
              Draw.integer(1, large ? 6 : 3),
              Draw.integer(large ? 9 : 0, large ? 20 : 3),
              Draw.integer(1, large ? 40 : 3))
          .as(shapes::of)
          .flatMap(all -> Input.all(all.stream().map(s -> Input.numbers(s, ANY)).toList()))
          .map(in -> new Sample<>(op, in));
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static List<Grid> forward(List<Grid> in) {
    Grid x = in.get(0);
    Grid w = in.get(1);
    int hidden = w.size(1);
    Grid gates = Grid.fill(x.shape(), _ -> 0);
    Grid h = Grid.fill(x.shape().with(2, hidden), _ -> 0);
    Grid c = Grid.fill(h.shape(), _ -> 0);
    for (int t = 0; t < x.size(0); t++) {
      for (int b = 0; b < x.size(1); b++) {
        for (int k = 0; k < 4 * hidden; k++) {
          double sum = x.at(t, b, k);
          for (int j = 0; j < hidden; j++) sum += before(in.get(2), h, t, b, j) * w.at(k, j);
          gates.set(k / hidden == 2 ? Math.tanh(sum) : sigmoid(sum), t, b, k);
        }
        for (int j = 0; j < hidden; j++) {
          double kept = gates.at(t, b, hidden + j) * before(in.get(3), c, t, b, j);
          double cell = kept + gates.at(t, b, j) * gates.at(t, b, 2 * hidden + j);
          c.set(cell, t, b, j);
          h.set(gates.at(t, b, 3 * hidden + j) * Math.tanh(cell), t, b, j);
        }
      }
    }
    return List.of(h, c, gates);
  }

  private static double before(Grid first, Grid all, int t, int b, int j) {
    return t == 0 ? first.at(b, j) : all.at(t - 1, b, j);
  }

  private static List<Grid> backward(List<Grid> in) {
    Grid w = in.get(2);
    Grid c = in.get(4);
    Grid gates = in.get(5);
    int hidden = w.size(1);
    Grid dx = Grid.fill(gates.shape(), _ -> 0);
    Grid dh = Grid.fill(in.get(3).shape(), _ -> 0);
    Grid dc = Grid.fill(in.get(3).shape(), _ -> 0);
    for (int t = gates.size(0) - 1; t >= 0; t--) {
      for (int b = 0; b < gates.size(1); b++) {
        for (int j = 0; j < hidden; j++) {
          double i = gates.at(t, b, j);
          double f = gates.at(t, b, hidden + j);
          double g = gates.at(t, b, 2 * hidden + j);
          double o = gates.at(t, b, 3 * hidden + j);
          double tanh = Math.tanh(c.at(t, b, j));
          double h = dh.at(b, j) + in.get(0).at(t, b, j);
          double cell = dc.at(b, j) + in.get(1).at(t, b, j) + h * o * (1 - tanh * tanh);
          dx.set(cell * g * i * (1 - i), t, b, j);
          dx.set(cell * before(in.get(3), c, t, b, j) * f * (1 - f), t, b, hidden + j);
          dx.set(cell * i * (1 - g * g), t, b, 2 * hidden + j);
          dx.set(h * tanh * o * (1 - o), t, b, 3 * hidden + j);
          dc.set(cell * f, b, j);
        }
        for (int j = 0; j < hidden; j++) {
          double sum = 0;
          for (int k = 0; k < 4 * hidden; k++) sum += dx.at(t, b, k) * w.at(k, j);
          dh.set(sum, b, j);
        }
      }
    }
    return List.of(dx, dh, dc);
  }
}
