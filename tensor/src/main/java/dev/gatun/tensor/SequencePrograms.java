package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What kernels compute at each time of a sequence.
 *
 * @param forward a step: of x, u and the states before
 * @param backward its gradient: of what was kept, the states before, and the gradients of the
 *     states, first from outside and then from the next time
 */
record SequencePrograms(ElementwiseProgram forward, ElementwiseProgram backward) {
  private static final Map<SequenceCell, SequencePrograms> ALL =
      Stream.of(SequenceCell.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), SequencePrograms::new));

  private SequencePrograms(SequenceCell cell) {
    this(
        ElementwiseProgram.of(
            name(cell), 2 * cell.gates() + cell.carried(), 0, in -> step(cell, in.operands())),
        ElementwiseProgram.of(
            name(cell) + "'",
            Math.max(1, cell.kept()) + cell.carried() + 2 * cell.states(),
            0,
            in -> gradient(cell, in.operands())));
  }

  static SequencePrograms of(SequenceCell cell) {
    return Objects.requireNonNull(ALL.get(cell));
  }

  /** Returns the program of an operation. */
  static ElementwiseProgram of(SequenceOp op) {
    return switch (op) {
      case SequenceOp.Unroll u -> of(u.cell()).forward;
      case SequenceOp.UnrollGradient g -> of(g.cell()).backward;
    };
  }

  private static String name(SequenceCell cell) {
    return cell.name().toLowerCase(Locale.ROOT);
  }

  private static List<Expr> step(SequenceCell cell, List<Expr> in) {
    int gates = cell.gates();
    return cell.step(
        in.subList(0, gates), in.subList(gates, 2 * gates), in.subList(2 * gates, in.size()));
  }

  private static List<Expr> gradient(SequenceCell cell, List<Expr> in) {
    int states = cell.states();
    int given = in.size() - 2 * states;
    int kept = given - cell.carried();
    List<Expr> above = new ArrayList<>();
    for (int s = given; s < given + states; s++) above.add(in.get(s).add(in.get(s + states)));
    return cell.gradient(in.subList(0, kept), in.subList(kept, given), above);
  }
}
