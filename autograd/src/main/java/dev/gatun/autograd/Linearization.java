package dev.gatun.autograd;

import dev.gatun.tensor.Op;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A function at a point, ready to be differentiated there. The inputs are variables of its own, so
 * that what else depends on the point does not count; if they, or what else the function reads,
 * take part in a computation that is recorded, the derivatives are recorded too.
 */
final class Linearization {
  private final List<Variable> inputs;
  private final Variable value;
  private final boolean recorded;

  private Linearization(List<Variable> inputs, Variable value, boolean recorded) {
    this.inputs = inputs;
    this.value = value;
    this.recorded = recorded;
  }

  static Linearization of(Function<List<Variable>, Variable> f, List<Variable> point) {
    boolean recording = Recording.isOnNow();
    List<Variable> inputs = point.stream().map(Linearization::own).toList();
    Variable value = Recording.with(true, () -> f.apply(inputs));
    return new Linearization(inputs, value, recording && readsOthers(value, inputs));
  }

  /** Returns a variable that stands for {@code x} in one function. */
  private static Variable own(Variable x) {
    if (!x.dtype().isFloat()) return x;
    VmapLevel level = VmapLevel.current();
    Lifted lifted = x.lifted();
    if (level != null && (lifted == null || lifted.level() != level)) {
      return new Lifted(level, x, false).variable(Node.leaf(), 0, false);
    }
    if (x.node() != null) return Recording.with(true, () -> alias(x));
    return lifted == null ? Variable.of(x.value()) : lifted.variable(Node.leaf(), 0, false);
  }

  /** Returns the same value as another place in the graph. */
  private static Variable alias(Variable x) {
    Lifted lifted = x.lifted();
    Op same = new Op.Reshape(x.shape());
    return lifted == null
        ? Node.record(same, x.value(), x)
        : Node.recordLifted(same, lifted.level(), List.of(lifted.below()), lifted.batched(), x)
            .getFirst();
  }

  /** Tells whether {@code y} depends on a variable besides {@code inputs}. */
  private static boolean readsOthers(Variable y, List<Variable> inputs) {
    Lifted lifted = y.lifted();
    if (lifted != null && lifted.below().requiresGrad()) return true;
    if (y.node() == null) return false;
    Set<Node> own = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Variable x : inputs) if (x.node() != null && x.isLeaf()) own.add(x.node());
    return Backward.reachable(List.of(y)).stream().anyMatch(n -> n.isLeaf() && !own.contains(n));
  }

  /** Returns the value, a constant unless the derivatives are recorded. */
  Variable value() {
    return recorded ? value : value.detach();
  }

  /** Returns the value with what its derivatives need. */
  Variable primal() {
    return value;
  }

  /** Returns {@code J^T seed}, a gradient for each input; can be repeated. */
  List<Variable> pull(Variable seed) {
    expect("vjp", "gradient of the result", seed, value.shape());
    return pull(seed, recorded || (Recording.isOnNow() && seed.requiresGrad()));
  }

  private List<Variable> pull(Variable seed, boolean createGraph) {
    return pull(seed, createGraph, true);
  }

  /** Returns {@code J^T seed} and gives back what was kept for it, unless that is recorded. */
  List<Variable> pullOnce(Variable seed) {
    boolean createGraph = recorded || (Recording.isOnNow() && seed.requiresGrad());
    return pull(seed, createGraph, createGraph);
  }

  private List<Variable> pull(Variable seed, boolean createGraph, boolean retainGraph) {
    if (value.node() == null) return inputs.stream().map(Linearization::zeros).toList();
    return Backward.gradients(List.of(value), List.of(seed), inputs, createGraph, retainGraph);
  }

  /** Returns {@code J tangents}; can be repeated. */
  Function<List<Variable>, Variable> pusher() {
    Variable w = own(zeros(value));
    List<Variable> pulled = Recording.with(true, () -> pull(w, true));
    return tangents -> push(w, pulled, tangents);
  }

  /**
   * Differentiates {@code w -> J^T w}, which is linear, so that its derivative {@code J} does not
   * depend on {@code w}.
   */
  private Variable push(Variable w, List<Variable> pulled, List<Variable> tangents) {
    List<Variable> outputs = new ArrayList<>();
    List<Variable> seeds = new ArrayList<>();
    boolean recordedTangents = false;
    for (int i = 0; i < pulled.size(); i++) {
      expect("jvp", "tangent", tangents.get(i), inputs.get(i).shape());
      if (pulled.get(i).node() == null) continue;
      outputs.add(pulled.get(i));
      seeds.add(tangents.get(i));
      recordedTangents |= tangents.get(i).requiresGrad();
    }
    if (outputs.isEmpty()) return zeros(value);
    boolean createGraph = recorded || (Recording.isOnNow() && recordedTangents);
    return Backward.gradients(outputs, seeds, List.of(w), createGraph, true).getFirst();
  }

  List<Variable> inputs() {
    return inputs;
  }

  private static Variable zeros(Variable like) {
    return Variable.constant(Tensor.zeros(like.shape(), like.dtype()));
  }

  /** Checks the shape of a direction or of a gradient to begin with. */
  static void expect(String function, String what, Variable got, Shape want) {
    if (!got.shape().equals(want)) {
      throw new IllegalArgumentException(
          function + ": the " + what + " is " + got.shape() + ", expected " + want);
    }
  }
}
