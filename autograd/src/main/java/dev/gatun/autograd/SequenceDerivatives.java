package dev.gatun.autograd;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.SequenceCell;
import dev.gatun.tensor.SequenceOp;
import dev.gatun.tensor.SequenceOp.Unroll;
import dev.gatun.tensor.SequenceOp.UnrollGradient;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of operations that go through a sequence: an operation of its own for the first,
 * and wherever more is asked the {@link SequenceSteps} that both stand for.
 */
final class SequenceDerivatives {
  private SequenceDerivatives() {}

  static @Nullable Variable[] of(Node n, SequenceOp op, @Nullable Variable[] results) {
    SequenceCell cell = op.cell();
    return switch (op) {
      case Unroll _ ->
          results.length == cell.states() || results[cell.states()] == null
              ? first(n, cell, results)
              : Recomposed.gradients(n, results, in -> SequenceSteps.forward(cell, in));
      case UnrollGradient _ ->
          Recomposed.gradients(n, results, in -> SequenceSteps.backward(cell, in));
    };
  }

  private static @Nullable Variable[] first(
      Node n, SequenceCell cell, @Nullable Variable[] results) {
    int states = cell.states();
    Variable h = n.result(0);
    List<Variable> operands = new ArrayList<>();
    for (int s = 0; s < states; s++) operands.add(orZeros(results[s], h));
    operands.add(n.operand(1));
    for (int s = states - cell.carried(); s < states; s++) operands.add(n.operand(2 + s));
    for (int s = states - cell.carried(); s < states; s++) operands.add(n.result(s));
    operands.add(cell.kept() == 0 ? h : n.result(states));
    List<Variable> found = apply(new UnrollGradient(cell), operands);
    Variable du = found.get(cell.isApart() ? 1 : 0);
    @Nullable Variable[] gradients = new Variable[n.inputs().length];
    gradients[0] = found.getFirst();
    if (n.wants(1)) gradients[1] = weights(du, h, n.operand(2));
    for (int s = 0; s < states; s++) gradients[2 + s] = found.get(found.size() - states + s);
    int offset = 2 + states;
    if (offset < gradients.length && n.wants(offset)) gradients[offset] = du.sum(0, 1);
    return gradients;
  }

  private static List<Variable> apply(SequenceOp op, List<Variable> operands) {
    return operands.getFirst().applyAll(op, operands.subList(1, operands.size()));
  }

  private static Variable orZeros(@Nullable Variable g, Variable like) {
    return g != null ? g : Variable.constant(Tensor.zeros(like.shape(), like.dtype()));
  }

  /** Sums over times and examples what the weights multiplied: h of the time before. */
  private static Variable weights(Variable du, Variable h, Variable first) {
    Variable earlier = h.narrow(0, 0, Math.max(0, h.shape().size(0) - 1));
    Variable before = Algebra.cat(List.of(first.unsqueeze(0), earlier), 0);
    return du.flatten(0, 1).transpose().matmul(before.flatten(0, 1));
  }
}
