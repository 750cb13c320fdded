package dev.gatun.tensor;

import dev.gatun.tensor.SequenceOp.Unroll;
import dev.gatun.tensor.SequenceOp.UnrollGradient;
import java.util.ArrayList;
import java.util.List;

/** Runs the operations that go through a sequence. */
final class Sequences {
  private Sequences() {}

  static List<Tensor> run(SequenceOp op, List<Tensor> operands) {
    check(op, operands);
    DType type = Promotion.computing(Promotion.result(operands.toArray(Tensor[]::new)));
    List<Tensor> in = operands.stream().map(t -> t.to(type).contiguous()).toList();
    List<Tensor> results =
        switch (op) {
          case Unroll u -> SequenceRun.forward(u.cell(), in);
          case UnrollGradient g -> SequenceRun.backward(g.cell(), in);
        };
    Reachable.until(in);
    return results;
  }

  private static void check(SequenceOp op, List<Tensor> operands) {
    List<Wanted> wanted =
        switch (op) {
          case Unroll u -> forward(u.cell(), operands.size());
          case UnrollGradient g -> backward(g.cell());
        };
    if (operands.size() != wanted.size()) throw Dispatcher.operands(op, operands.size());
    Shape first = operands.getFirst().shape();
    Shape weights = operands.get(wanted.indexOf(Wanted.WEIGHTS)).shape();
    long hidden = weights.rank() == 2 ? weights.size(1) : 0;
    for (int i = 0; i < wanted.size(); i++) {
      Shape shape = operands.get(i).shape();
      if (first.rank() == 3 && shape.equals(wanted.get(i).shape(op.cell(), first, hidden))) {
        continue;
      }
      throw new IllegalArgumentException(
          "%s: operand %d is %s, expected %s, with T and B of the first, %s, and H of W, %s"
              .formatted(op, i, shape, wanted.get(i).text(op.cell()), first, weights));
    }
  }

  private static List<Wanted> forward(SequenceCell cell, int given) {
    List<Wanted> all = new ArrayList<>(List.of(Wanted.SUMS, Wanted.WEIGHTS));
    for (int s = 0; s < cell.states(); s++) all.add(Wanted.FIRST);
    if (given > all.size()) all.add(Wanted.OFFSET);
    return all;
  }

  private static List<Wanted> backward(SequenceCell cell) {
    List<Wanted> all = new ArrayList<>();
    for (int s = 0; s < cell.states(); s++) all.add(Wanted.STATES);
    all.add(Wanted.WEIGHTS);
    for (int s = 0; s < cell.carried(); s++) all.add(Wanted.FIRST);
    for (int s = 0; s < cell.carried(); s++) all.add(Wanted.STATES);
    all.add(cell.kept() == 0 ? Wanted.STATES : Wanted.KEPT);
    return all;
  }

  /** What an operand must be. */
  private enum Wanted {
    SUMS("(T, B, %d H)"),
    KEPT("(T, B, %d H)"),
    STATES("(T, B, H)"),
    FIRST("(B, H)"),
    WEIGHTS("(%d H, H)"),
    OFFSET("(%d H)");

    private final String text;

    Wanted(String text) {
      this.text = text;
    }

    String text(SequenceCell cell) {
      return text.formatted(this == KEPT ? cell.kept() : cell.gates()).replace(" 1 H", " H");
    }

    Shape shape(SequenceCell cell, Shape first, long hidden) {
      return switch (this) {
        case SUMS -> first.with(2, cell.gates() * hidden);
        case KEPT -> first.with(2, cell.kept() * hidden);
        case STATES -> first.with(2, hidden);
        case FIRST -> Shape.of(first.size(1), hidden);
        case WEIGHTS -> Shape.of(cell.gates() * hidden, hidden);
        case OFFSET -> Shape.of(cell.gates() * hidden);
      };
    }
  }
}
