package dev.gatun.autograd;

import dev.gatun.tensor.Op;
import java.util.ArrayList;
import java.util.List;

/** Applies operations to variables inside {@link Vmap}: once, to those outside. */
final class Batching {
  private Batching() {}

  static List<Variable> apply(Op op, Variable... operands) {
    VmapLevel level = deepest(operands);
    List<Variable> below = new ArrayList<>();
    List<Boolean> batched = new ArrayList<>();
    boolean any = false;
    for (Variable v : operands) {
      Lifted lifted = v.lifted(level);
      boolean many = lifted != null && lifted.batched();
      any |= many;
      batched.add(many);
      below.add(lifted == null ? v : lifted.below());
    }
    List<Variable> results =
        any
            ? BatchRules.of(op, new Examples(level, below, batched))
            : below.getFirst().applyAll(op, below.subList(1, below.size()));
    return Node.recordLifted(op, level, results, any, operands);
  }

  private static VmapLevel deepest(Variable... operands) {
    VmapLevel deepest = null;
    for (Variable v : operands) {
      Lifted lifted = v.lifted();
      if (lifted == null) continue;
      lifted.level().checkOpen();
      if (deepest == null || lifted.level().depth() > deepest.depth()) deepest = lifted.level();
    }
    if (deepest == null) throw new IllegalStateException("no operand is inside Vmap");
    return deepest;
  }
}
