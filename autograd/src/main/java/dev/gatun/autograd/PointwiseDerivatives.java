package dev.gatun.autograd;

import dev.gatun.tensor.ElementwiseFunction;
import dev.gatun.tensor.ElementwiseFunction.Partial;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of pointwise operations: for each operand one fused kernel of what it needs and of
 * the gradient of the result, summed over the positions that the operand was stretched to.
 */
final class PointwiseDerivatives {
  private PointwiseDerivatives() {}

  /**
   * Returns the function behind {@code op}; null for sums with a number, whose gradient is clear.
   */
  static @Nullable ElementwiseFunction function(Op.Pointwise op) {
    return switch (op) {
      case Op.Primitive p -> ElementwiseFunction.primitive(p);
      case Op.Fused(var f, var _) -> f;
      case Op.WithScalar s ->
          switch (s.op()) {
            case ADD, SUB, MUL -> null;
            case DIV -> s.scalarFirst() ? ElementwiseFunction.primitive(s.op()) : null;
            default -> ElementwiseFunction.primitive(s.op());
          };
    };
  }

  /** Returns which operand of the function operand {@code i} of the operation is. */
  static int position(Op.Pointwise op, int i) {
    return op instanceof Op.WithScalar s && s.scalarFirst() ? 1 : i;
  }

  static @Nullable Variable[] of(Node node, Op.Pointwise op, Variable g) {
    var function = function(op);
    if (function == null) return new Variable[] {linear((Op.WithScalar) op, g)};
    @Nullable Variable[] gradients = new Variable[node.inputs().length];
    for (int i = 0; i < gradients.length; i++) {
      if (node.wants(i)) gradients[i] = gradient(node, op, function.partial(position(op, i)), g, i);
    }
    return gradients;
  }

  /** Returns the gradient in front of a rectifier, from its result and the gradient of that. */
  static Variable relu(Variable y, Variable g) {
    var f = ElementwiseFunction.primitive(Op.Unary.RELU).partial(0).function();
    return y.apply(new Op.Fused(Objects.requireNonNull(f), List.of()), g);
  }

  private static Variable linear(Op.WithScalar s, Variable g) {
    return switch (s.op()) {
      case MUL -> g.mul(s.scalar());
      case DIV -> g.div(s.scalar());
      case SUB -> s.scalarFirst() ? g.neg() : g;
      default -> g;
    };
  }

  private static @Nullable Variable gradient(
      Node node, Op.Pointwise op, Partial partial, Variable g, int i) {
    ElementwiseFunction f = partial.function();
    if (f == null) return null;
    if (f.isIdentity()) return g.sumTo(node.shape(i));
    List<Variable> needed = new ArrayList<>();
    for (int k = 0; k < partial.needs().size(); k++) {
      if (partial.needs().get(k)) needed.add(operand(node, op, k));
    }
    if (partial.needsResult()) needed.add(node.result(0));
    needed.add(g);
    List<Double> arguments = op instanceof Op.Fused(var _, var numbers) ? numbers : List.of();
    return Variable.applyTo(new Op.Fused(f, arguments), needed, 1).getFirst().sumTo(node.shape(i));
  }

  private static Variable operand(Node node, Op.Pointwise op, int k) {
    if (!(op instanceof Op.WithScalar s)) return node.operand(k);
    int scalar = s.scalarFirst() ? 0 : 1;
    return k == scalar
        ? Variable.constant(Tensor.of(s.scalar()).reshape().to(node.dtype(0)))
        : node.operand(0);
  }
}
