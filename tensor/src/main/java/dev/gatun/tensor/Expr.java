package dev.gatun.tensor;

import java.util.List;

/**
 * A value inside an {@link ElementwiseFunction}: what a user's lambda is called with once, to find
 * out which operations it applies. Equal values are the same object.
 */
public final class Expr implements Elementwise<Expr>, Activations<Expr> {
  /** What a value is. */
  sealed interface Node {
    /** Operand number {@code index} of the function. */
    record Input(int index) implements Node {}

    /** Argument number {@code index}: a number that may differ from call to call. */
    record Argument(int index) implements Node {}

    /** A number. */
    record Constant(double value) implements Node {}

    /** A primitive of other values. */
    record Apply(Op.Primitive op, List<Expr> operands) implements Node {}
  }

  private final Trace trace;
  private final Node node;
  private final int order;

  Expr(Trace trace, Node node, int order) {
    this.trace = trace;
    this.node = node;
    this.order = order;
  }

  Trace trace() {
    return trace;
  }

  Node node() {
    return node;
  }

  /** Returns this value's number in its trace; operands have smaller ones. */
  int order() {
    return order;
  }

  boolean isConstant(double value) {
    return node instanceof Node.Constant(double v) && v == value;
  }

  /** Tells whether this value is a mask rather than a number, given which inputs are. */
  boolean isMask(long maskInputs) {
    return switch (node) {
      case Node.Input(int i) -> (maskInputs >> i & 1) != 0;
      case Node.Argument _, Node.Constant _ -> false;
      case Node.Apply(Op.Unary u, var _) -> u == Op.Unary.NOT || u == Op.Unary.IS_NAN;
      case Node.Apply(Op.Binary b, var _) -> b.compares() || b.isLogical();
      case Node.Apply(Op.Ternary _, var operands) -> operands.get(1).isMask(maskInputs);
    };
  }

  @Override
  public Expr self() {
    return this;
  }

  @Override
  public Expr apply(Op op) {
    return switch (op) {
      case Op.Unary u -> trace.apply(u, List.of(this));
      case Op.WithScalar(var b, double v, boolean first) -> {
        Expr scalar = trace.constant(v);
        yield trace.apply(b, first ? List.of(scalar, this) : List.of(this, scalar));
      }
      case Op.Fused(var f, var arguments) -> trace.inline(f, List.of(this), arguments);
      default -> throw unfit(op);
    };
  }

  @Override
  public Expr apply(Op op, Expr b) {
    return switch (op) {
      case Op.Binary k -> trace.apply(k, List.of(this, b));
      case Op.Fused(var f, var arguments) -> trace.inline(f, List.of(this, b), arguments);
      default -> throw unfit(op);
    };
  }

  @Override
  public Expr apply(Op op, Expr b, Expr c) {
    return switch (op) {
      case Op.Ternary k -> trace.apply(k, List.of(this, b, c));
      case Op.Fused(var f, var arguments) -> trace.inline(f, List.of(this, b, c), arguments);
      default -> throw unfit(op);
    };
  }

  private static IllegalArgumentException unfit(Op op) {
    return new IllegalArgumentException(
        op
            + " is not a function of each element by itself, or has another number of operands;"
            + " inside an ElementwiseFunction use only those");
  }

  /** Returns the value as a formula. */
  @Override
  public String toString() {
    return switch (node) {
      case Node.Input(int i) -> "x" + i;
      case Node.Argument(int i) -> "a" + i;
      case Node.Constant(double v) -> Double.toString(v);
      case Node.Apply(var op, var operands) ->
          op.name().toLowerCase(java.util.Locale.ROOT)
              + operands.toString().replace('[', '(').replace(']', ')');
    };
  }
}
