package dev.gatun.autograd;

import dev.gatun.tensor.SavedTensor;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The backward pass: visits the nodes behind the results, each after all that use it, and passes
 * gradients on to their operands. Memory is given back on the way: what a node saved, and the
 * gradient of its result, as soon as its derivative has been computed.
 */
final class Backward {
  private final IdentityHashMap<Node, @Nullable Pending[]> pending = new IdentityHashMap<>();
  private final PriorityQueue<Node> queue =
      new PriorityQueue<>(Comparator.comparingInt(Node::depth).reversed());

  /** The nodes that lead to what gradients are wanted of; null if they are wanted of all. */
  private final @Nullable Set<Node> relevant;

  private final boolean gathers;
  private final boolean createGraph;
  private final boolean retainGraph;

  private Backward(@Nullable Set<Node> relevant, boolean createGraph, boolean retainGraph) {
    this.relevant = relevant;
    this.gathers = relevant == null;
    this.createGraph = createGraph;
    this.retainGraph = retainGraph;
  }

  /** A gradient on its way, with a claim on its memory unless it is part of a graph. */
  private record Pending(Variable gradient, @Nullable SavedTensor claim) {
    void release() {
      if (claim != null) claim.release();
    }
  }

  /** Returns the gradients to begin with for results that are single numbers. */
  static List<Variable> ones(List<Variable> outputs) {
    List<Variable> seeds = new ArrayList<>();
    for (Variable y : outputs) {
      if (y.shape().count() != 1) {
        throw new IllegalStateException(
            "backward: the result is "
                + y.shape()
                + ", not a single number; reduce it with sum() or mean(), or pass a gradient");
      }
      seeds.add(Variable.constant(Tensor.full(y.shape(), 1, y.dtype())));
    }
    return seeds;
  }

  /** Adds the gradients to what the leaves have gathered. */
  static void gather(
      List<Variable> outputs, List<Variable> seeds, boolean createGraph, boolean retainGraph) {
    Recording.with(
        createGraph,
        () -> {
          var pass = new Backward(null, createGraph, retainGraph);
          pass.start(outputs, seeds);
          pass.run(Set.of());
          return true;
        });
  }

  /** Returns the gradients with respect to {@code inputs}. */
  static List<Variable> gradients(
      List<Variable> outputs,
      List<Variable> seeds,
      List<Variable> inputs,
      boolean createGraph,
      boolean retainGraph) {
    return Recording.with(
        createGraph,
        () -> {
          Set<Node> targets = Collections.newSetFromMap(new IdentityHashMap<>());
          for (Variable x : inputs) if (x.node() != null) targets.add(x.node());
          Set<Node> way = leading(reachable(outputs), targets);
          var pass = new Backward(way, createGraph, retainGraph);
          pass.start(outputs, seeds);
          pass.run(targets);
          return inputs.stream().map(pass::result).toList();
        });
  }

  /** Returns those of {@code nodes} that compute with one of {@code targets}. */
  private static Set<Node> leading(Set<Node> nodes, Set<Node> targets) {
    Set<Node> leading = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Node> upwards = new ArrayList<>(nodes);
    upwards.sort(Comparator.comparingInt(Node::depth));
    for (Node node : upwards) {
      if (targets.contains(node) || node.comesFrom(leading)) leading.add(node);
    }
    return leading;
  }

  static Set<Node> reachable(List<Variable> outputs) {
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var stack = new ArrayDeque<Node>();
    for (Variable y : outputs) {
      Node n = source(y);
      if (seen.add(n)) stack.push(n);
    }
    while (!stack.isEmpty()) {
      for (Node in : stack.pop().inputs()) if (in != null && seen.add(in)) stack.push(in);
    }
    return seen;
  }

  private static Node source(Variable output) {
    Node n = output.node();
    if (n != null) return n;
    throw new IllegalStateException(
        "backward: the result depends on no variable; make one with Variable.of, and do not"
            + " compute inside NoGrad");
  }

  private boolean isRelevant(Node node) {
    return relevant == null || relevant.contains(node);
  }

  private void start(List<Variable> outputs, List<Variable> seeds) {
    for (int i = 0; i < outputs.size(); i++) {
      Variable y = outputs.get(i);
      if (!seeds.get(i).shape().equals(y.shape())) {
        throw new IllegalArgumentException(
            "backward: the result is "
                + y.shape()
                + ", the gradient "
                + seeds.get(i).shape()
                + ": they must be equal");
      }
      Node n = source(y);
      if (isRelevant(n)) pass(n, y.output(), seeds.get(i));
    }
  }

  /** Adds to the gradient of a node's result. */
  private void pass(Node node, int output, Variable gradient) {
    @Nullable Pending[] of = pending.get(node);
    if (of == null) {
      of = new Pending[node.outputs()];
      pending.put(node, of);
      queue.add(node);
    }
    Pending before = of[output];
    replace(of, output, before == null ? gradient : before.gradient().add(gradient));
  }

  private void replace(@Nullable Pending[] of, int output, Variable gradient) {
    Pending before = of[output];
    of[output] = new Pending(gradient, createGraph ? null : new SavedTensor(gradient.tensor()));
    if (before != null) before.release();
  }

  private void run(Set<Node> targets) {
    for (Node node = queue.poll(); node != null; node = queue.poll()) {
      Hooks hooks = node.hooks();
      if (hooks != null) callHooks(hooks, pending.get(node));
      if (!node.isLeaf()) {
        visit(node, targets.contains(node));
      } else if (gathers) {
        gatherAt(node);
      }
    }
  }

  private void callHooks(Hooks hooks, @Nullable Pending @Nullable [] of) {
    for (int i = 0; of != null && i < of.length; i++) {
      Pending p = of[i];
      if (p == null) continue;
      Variable changed = hooks.changed(i, p.gradient());
      if (changed != p.gradient()) replace(of, i, changed);
      Gathered retained = hooks.retained(i);
      if (gathers && retained != null) retained.add(changed);
    }
  }

  private void gatherAt(Node leaf) {
    @Nullable Pending[] of = pending.remove(leaf);
    Pending p = of == null ? null : of[0];
    if (p == null) return;
    leaf.gathered().add(p.gradient());
    p.release();
    Hooks hooks = leaf.hooks();
    if (hooks != null) hooks.gathered();
  }

  private void visit(Node node, boolean isTarget) {
    @Nullable Pending[] of = pending.get(node);
    if (of == null || (relevant != null && !node.comesFrom(relevant))) return;
    if (createGraph) {
      differentiate(node, of);
    } else {
      try (var _ = Scope.open()) {
        differentiate(node, of);
      }
    }
    if (!retainGraph) node.release();
    if (isTarget) return;
    for (Pending p : of) if (p != null) p.release();
    pending.remove(node);
  }

  private void differentiate(Node node, @Nullable Pending[] of) {
    @Nullable Variable[] arrived = new Variable[of.length];
    for (int i = 0; i < of.length; i++) {
      Pending p = of[i];
      arrived[i] = p == null ? null : p.gradient();
    }
    Node asked = relevant == null ? node : node.wanting(relevant);
    @Nullable Variable[] gradients = derivative(asked, arrived);
    for (int i = 0; i < gradients.length; i++) {
      Node in = node.inputs()[i];
      Variable g = gradients[i];
      if (in == null || g == null || !isRelevant(in)) continue;
      pass(in, node.inputOutput(i), g.to(node.dtype(i)));
    }
  }

  private static @Nullable Variable[] derivative(Node node, @Nullable Variable[] arrived) {
    if (!Recording.now().anomaly()) return Derivatives.of(node, arrived);
    @Nullable Variable[] gradients;
    try {
      gradients = Derivatives.of(node, arrived);
    } catch (AnomalyException e) {
      throw Anomaly.inBackward(node, "computation", e);
    }
    Anomaly.checkGradients(node, gradients);
    return gradients;
  }

  private Variable result(Variable input) {
    @Nullable Pending[] of = input.node() == null ? null : pending.get(input.node());
    Pending p = of == null ? null : of[input.output()];
    if (p == null) return Variable.constant(Tensor.zeros(input.shape(), input.dtype()));
    if (p.claim() == null) return p.gradient();
    Variable adopted = Scope.adopt(p.gradient());
    p.release();
    return adopted;
  }
}
