package dev.gatun.tensor;

import dev.gatun.tensor.Expr.Node;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of one expression, each stored once: a derivative that is a thousand nodes as a tree
 * has a few dozen here. Not for several threads at once; whoever owns it locks it.
 */
final class Trace {
  private final Map<Node, Expr> values = new HashMap<>();

  Expr input(int index) {
    return intern(new Node.Input(index));
  }

  Expr argument(int index) {
    return intern(new Node.Argument(index));
  }

  Expr constant(double value) {
    return intern(new Node.Constant(value));
  }

  private Expr intern(Node node) {
    return values.computeIfAbsent(node, n -> new Expr(this, n, values.size()));
  }

  Expr apply(Op.Primitive op, List<Expr> operands) {
    for (Expr e : operands) {
      if (e.trace() != this) {
        throw new IllegalArgumentException(
            op + ": operand " + e + " belongs to another function; pass it as an input instead");
      }
    }
    Expr simple = op instanceof Op.Binary b ? simplify(b, operands.get(0), operands.get(1)) : null;
    return simple != null ? simple : intern(new Node.Apply(op, operands));
  }

  /** Drops products with one and subtractions of zero, the simplifications that change no bits. */
  private static @Nullable Expr simplify(Op.Binary op, Expr a, Expr b) {
    return switch (op) {
      case SUB -> b.isConstant(0) ? a : null;
      case MUL -> a.isConstant(1) ? b : b.isConstant(1) ? a : null;
      case DIV -> b.isConstant(1) ? a : null;
      default -> null;
    };
  }

  /** Returns the body of {@code f} with these operands and arguments in place. */
  Expr inline(ElementwiseFunction f, List<Expr> operands, List<Double> arguments) {
    if (operands.size() != f.arity()) {
      throw new IllegalArgumentException(
          f + " takes " + f.arity() + " operands, got " + operands.size());
    }
    List<Expr> numbers = arguments.stream().map(this::constant).toList();
    return substitute(f.body(), operands, numbers);
  }

  /** Returns {@code body}, a value of any trace, rebuilt here on other inputs and arguments. */
  Expr substitute(Expr body, List<Expr> inputs, List<Expr> arguments) {
    return substitute(body, inputs, arguments, new HashMap<>());
  }

  private Expr substitute(Expr e, List<Expr> inputs, List<Expr> arguments, Map<Expr, Expr> done) {
    Expr known = done.get(e);
    if (known != null) return known;
    Expr result =
        switch (e.node()) {
          case Node.Input(int i) -> inputs.get(i);
          case Node.Argument(int i) -> arguments.get(i);
          case Node.Constant(double v) -> constant(v);
          case Node.Apply(var op, var operands) ->
              apply(
                  op, operands.stream().map(o -> substitute(o, inputs, arguments, done)).toList());
        };
    done.put(e, result);
    return result;
  }

  /**
   * Returns the derivative of {@code body} with respect to each of {@code inputs}, times {@code
   * seed}: reverse accumulation over the values, newest first.
   */
  Expr[] gradient(Expr body, Expr seed, Expr... inputs) {
    Map<Expr, Expr> grads = new HashMap<>();
    grads.put(body, seed);
    Expr[] newestFirst = reachable(body);
    for (Expr e : newestFirst) {
      Expr g = grads.get(e);
      if (g == null || !(e.node() instanceof Node.Apply(var op, var operands))) continue;
      for (int i = 0; i < operands.size(); i++) {
        Expr gi = PointwiseRules.gradient(op, i, operands, e, g);
        if (!gi.isConstant(0)) grads.merge(operands.get(i), gi, Expr::add);
      }
    }
    return Arrays.stream(inputs).map(x -> grads.getOrDefault(x, constant(0))).toArray(Expr[]::new);
  }

  /** Returns {@code root} and all it is computed from, operands after what uses them. */
  static Expr[] reachable(Expr root) {
    return reachable(List.of(root));
  }

  /** Returns {@code roots} and all they are computed from, operands after what uses them. */
  static Expr[] reachable(List<Expr> roots) {
    var seen = new TreeMap<Integer, Expr>(Comparator.reverseOrder());
    for (Expr root : roots) collect(root, seen);
    return seen.values().toArray(Expr[]::new);
  }

  /** Returns the number of primitives that {@code roots} are computed with. */
  static int functions(List<Expr> roots) {
    int n = 0;
    for (Expr e : reachable(roots)) if (e.node() instanceof Node.Apply) n++;
    return n;
  }

  private static void collect(Expr e, Map<Integer, Expr> seen) {
    if (seen.put(e.order(), e) != null) return;
    if (e.node() instanceof Node.Apply(var _, var operands)) {
      for (Expr o : operands) collect(o, seen);
    }
  }
}
