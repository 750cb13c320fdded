package dev.gatun.autograd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives of operations that are fast forms of a formula: those of the formula. For what is
 * asked too rarely to be an operation of its own, such as the derivative of a fused gradient. They
 * are computed for all operands, so that each has the same bits whatever else is wanted.
 */
final class Recomposed {
  private Recomposed() {}

  /**
   * Returns the gradient of each operand of a node, null where none is wanted.
   *
   * @param cotangents the gradient of each result that the node has, null where none has arrived
   * @param formula computes the results from the operands, in operations that have derivatives
   */
  static @Nullable Variable[] gradients(
      Node n, @Nullable Variable[] cotangents, Function<List<Variable>, List<Variable>> formula) {
    boolean graph = Recording.isOnNow();
    int count = n.inputs().length;
    List<Variable> operands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Variable x = n.operand(i);
      operands.add(graph && x.requiresGrad() ? x : x.leaf());
    }
    List<Variable> results = Recording.with(true, () -> formula.apply(operands));
    List<Variable> outputs = new ArrayList<>();
    List<Variable> seeds = new ArrayList<>();
    for (int i = 0; i < cotangents.length; i++) {
      Variable g = cotangents[i];
      if (g == null || !results.get(i).requiresGrad()) continue;
      outputs.add(results.get(i));
      seeds.add(g);
    }
    @Nullable Variable[] gradients = new Variable[count];
    if (outputs.isEmpty()) return gradients;
    var found = Backward.gradients(outputs, seeds, operands, graph, graph);
    for (int i = 0; i < count; i++) if (n.wants(i)) gradients[i] = found.get(i);
    return gradients;
  }
}
