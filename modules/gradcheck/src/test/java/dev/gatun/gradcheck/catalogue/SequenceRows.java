package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.SequenceCell;
import dev.gatun.tensor.SequenceOp.Unroll;
import dev.gatun.tensor.SequenceOp.UnrollGradient;
import dev.gatun.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Operations that go through a sequence. */
final class SequenceRows {
  private SequenceRows() {}

  static List<Row<?>> all() {
    List<Row<?>> rows = new ArrayList<>();
    for (SequenceCell cell : SequenceCell.values()) {
      rows.add(unroll(cell));
      rows.add(gradient(cell));
      rows.add(allGradients(cell));
    }
    rows.add(bothStates());
    return rows;
  }

  private static Row<Unroll> unroll(SequenceCell cell) {
    var op = new Unroll(cell);
    Kind[] kinds = Kind.operands(cell);
    return Row.<Unroll>row(
            "unroll " + cell,
            Unroll.class,
            samples(
                op,
                cell,
                Arbitraries.of(kinds.length, kinds.length - 1)
                    .map(n -> List.of(kinds).subList(0, n))),
            Call.of((p, x) -> unroll(p.cell(), x).getFirst()),
            (_, in) -> new SequenceOracle(cell).forward(in))
        .refuses(
            Refusal.argument(
                () -> apply(op, cell, List.of(kinds), 2, Shape.of(1, 3)),
                "operand 2 is (1, 3), expected (B, H)",
                "the first, (2, 3, " + 2 * cell.gates() + ")"),
            Refusal.argument(() -> apply(op, cell, List.of(kinds), 0, Shape.of(6)), "(T, B, "));
  }

  private static <T extends Algebra<T>> List<T> unroll(SequenceCell cell, List<T> in) {
    List<T> first = in.subList(2, 2 + cell.states());
    return in.size() == 2 + cell.states()
        ? in.get(0).unroll(cell, in.get(1), first)
        : in.get(0).unroll(cell, in.get(1), first, in.getLast());
  }

  /** The gradients of h and c together. */
  private static Row<SequenceCell> bothStates() {
    SequenceCell cell = SequenceCell.LSTM;
    List<Kind> kinds = List.of(Kind.operands(cell));
    return Row.composite(
        "unroll LSTM, h and c",
        samples(cell, cell, Arbitraries.just(kinds)),
        Call.of((p, x) -> joined(unroll(p, x).subList(0, 2))),
        (_, in) -> joinedGrids(new SequenceOracle(cell).forward(in).subList(0, 2)));
  }

  private static Row<UnrollGradient> gradient(SequenceCell cell) {
    var op = new UnrollGradient(cell);
    List<Kind> kinds = Kind.ofGradient(cell);
    return Row.<UnrollGradient>row(
            "UNROLL_GRADIENT " + cell,
            UnrollGradient.class,
            samples(op, cell, Arbitraries.just(kinds)),
            Call.of((p, x) -> x.get(0).applyAll(p, x.subList(1, x.size())).getFirst()),
            (_, in) -> new SequenceOracle(cell).backward(in))
        .refuses(
            Refusal.argument(
                () -> apply(op, cell, kinds, kinds.size() - 1, Shape.of(5, 2)), "(5, 2)"),
            Refusal.argument(
                () -> apply(op, cell, kinds.subList(1, kinds.size()), 0, Shape.of(2, 3, 2)),
                "operands"));
  }

  /** The gradients of all results together. */
  private static Row<SequenceCell> allGradients(SequenceCell cell) {
    return Row.composite(
        "UNROLL_GRADIENT " + cell + ", all",
        samples(cell, cell, Arbitraries.just(Kind.ofGradient(cell))),
        Call.of((p, x) -> joined(x.get(0).applyAll(new UnrollGradient(p), x.subList(1, x.size())))),
        (_, in) -> joinedGrids(new SequenceOracle(cell).backward(in)));
  }

  private static Grid joinedGrids(List<Grid> all) {
    double[] elements = all.stream().flatMapToDouble(g -> DoubleStream.of(g.elements())).toArray();
    return new Grid(Shape.of(elements.length), elements);
  }

  /** Returns all elements of all results. */
  private static <T extends Algebra<T>> T joined(List<T> results) {
    List<T> flat = results.stream().map(r -> r.reshape(r.shape().count())).toList();
    return flat.getFirst().applyAll(new Op.Cat(0), flat.subList(1, flat.size())).getFirst();
  }

  /** What an operand is. */
  private enum Kind {
    SUMS,
    WEIGHTS,
    FIRST,
    OFFSET,
    STATES,
    KEPT;

    static Kind[] operands(SequenceCell cell) {
      List<Kind> all = new ArrayList<>(List.of(SUMS, WEIGHTS));
      all.addAll(Collections.nCopies(cell.states(), FIRST));
      all.add(OFFSET);
      return all.toArray(Kind[]::new);
    }

    static List<Kind> ofGradient(SequenceCell cell) {
      List<Kind> all = new ArrayList<>(Collections.nCopies(cell.states(), STATES));
      all.add(WEIGHTS);
      all.addAll(Collections.nCopies(cell.carried(), FIRST));
      all.addAll(Collections.nCopies(cell.carried(), STATES));
      all.add(KEPT);
      return all;
    }

    Shape shape(SequenceCell cell, long t, long b, long h) {
      return switch (this) {
        case SUMS -> Shape.of(t, b, cell.gates() * h);
        case WEIGHTS -> Shape.of(cell.gates() * h, h);
        case FIRST -> Shape.of(b, h);
        case OFFSET -> Shape.of(cell.gates() * h);
        case STATES -> Shape.of(t, b, h);
        case KEPT -> Shape.of(t, b, Math.max(1, cell.kept()) * h);
      };
    }

    /** Of a rectified sum, the input outweighs the rest, so that it is never near zero. */
    Domain domain(SequenceCell cell) {
      if (cell != SequenceCell.RNN_RELU) {
        return this == KEPT ? Domain.insideOne() : Domain.anywhere();
      }
      return switch (this) {
        case SUMS -> Domain.each(u -> u < 0.5 ? 2 + 2 * u : -1 - 2 * u);
        case WEIGHTS, OFFSET -> Domain.between(-0.1, 0.1);
        case FIRST -> Domain.insideOne();
        case STATES, KEPT -> Domain.awayFromZero();
      };
    }
  }

  /** Applies {@code op} to operands of which one has a wrong shape. */
  private static Object apply(Op op, SequenceCell cell, List<Kind> kinds, int place, Shape wrong) {
    var in =
        IntStream.range(0, kinds.size())
            .mapToObj(i -> i == place ? wrong : kinds.get(i).shape(cell, 2, 3, 2))
            .map(shape -> ones(shape.toArray()))
            .toList();
    return in.getFirst().applyAll(op, in.subList(1, in.size()));
  }

  private static <P> Function<Sizes, Arbitrary<Sample<P>>> samples(
      P op, SequenceCell cell, Arbitrary<List<Kind>> kinds) {
    return sizes -> {
      boolean large = sizes == Sizes.LARGE;
      return Combinators.combine(
              Draw.integer(1, large ? 6 : 3),
              Draw.integer(large ? 9 : 0, large ? 20 : 3),
              Draw.integer(1, large ? 40 : 3),
              kinds)
          .flatAs(
              (t, b, h, all) ->
                  Input.all(
                      all.stream()
                          .map(k -> Input.numbers(k.shape(cell, t, b, h), k.domain(cell)))
                          .toList()))
          .map(in -> new Sample<>(op, in));
    };
  }
}
