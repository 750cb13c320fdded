package dev.gatun.autograd;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.SavedTensor;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a computation: the operation, where its operands came from, and as much of their
 * values as its derivative needs. A leaf has no operation; it gathers gradients.
 */
final class Node {
  private static final Node[] NONE = {};

  private final @Nullable Op op;
  private final @Nullable Node[] inputs;
  private final boolean[] wants;
  private final int[] inputOutputs;
  private final Shape[] shapes;
  private final DType[] dtypes;
  private final @Nullable Saved[] saved;
  private final int outputs;
  private final int depth;
  private final Gathered gathered = new Gathered();
  private @Nullable Hooks hooks;
  private @Nullable Throwable site;
  private boolean released;

  /** A value kept for the derivative, with its place in the graph. */
  private record Saved(Variable variable, SavedTensor claim) {
    Saved(Variable v) {
      this(v, new SavedTensor(v.tensor()));
    }
  }

  private Node(
      @Nullable Op op, int outputs, Variable[] operands, @Nullable Node[] inputs, int depth) {
    this.op = op;
    this.outputs = outputs;
    this.inputs = inputs;
    this.depth = depth;
    int n = operands.length;
    this.wants = new boolean[n];
    this.inputOutputs = new int[n];
    this.shapes = new Shape[n];
    this.dtypes = new DType[n];
    this.saved = new Saved[n + outputs];
    for (int i = 0; i < n; i++) {
      wants[i] = inputs[i] != null;
      inputOutputs[i] = operands[i].output();
      shapes[i] = operands[i].shape();
      dtypes[i] = operands[i].dtype();
    }
  }

  /** Copies {@code node}, of which only the gradients in {@code wants} are wanted. */
  private Node(Node node, boolean[] wants) {
    this.op = node.op;
    this.outputs = node.outputs;
    this.inputs = node.inputs;
    this.depth = node.depth;
    this.wants = wants;
    this.inputOutputs = node.inputOutputs;
    this.shapes = node.shapes;
    this.dtypes = node.dtypes;
    this.saved = node.saved;
    this.released = node.released;
    this.site = node.site;
  }

  static Node leaf() {
    return new Node(null, 0, new Variable[0], NONE, 0);
  }

  static Variable record(Op op, Tensor result, Variable... operands) {
    return recordAll(op, List.of(result), operands).getFirst();
  }

  /** Returns variables for the results, with a node behind those that have a gradient. */
  static List<Variable> recordAll(Op op, List<Tensor> results, Variable... operands) {
    Recording now = Recording.now();
    if (now.anomaly()) Anomaly.checkResults(op, results, operands);
    DType type = results.getFirst().dtype();
    Node node = wanted(now, type, operands) ? of(op, results.size(), operands) : null;
    boolean never = now.inference() || neverRecorded(op, node != null, operands);
    List<Variable> variables = new ArrayList<>(results.size());
    for (int i = 0; i < results.size(); i++) {
      Tensor t = results.get(i);
      variables.add(new Variable(t, t.dtype().isFloat() ? node : null, i, never, null));
    }
    Tape tape = now.tape();
    if (tape != null) tape.write(op, now.isOn(), variables, operands);
    else if (node != null) node.save(operands, variables);
    if (node != null && now.anomaly()) node.site = new Throwable("applied here");
    return variables;
  }

  /** Does what {@link #recordAll} does for results inside {@link Vmap}, given those outside. */
  static List<Variable> recordLifted(
      Op op, VmapLevel level, List<Variable> below, boolean batched, Variable... operands) {
    Recording now = Recording.now();
    DType type = below.getFirst().dtype();
    Node node = wanted(now, type, operands) ? of(op, below.size(), operands) : null;
    boolean never = now.inference() || neverRecorded(op, node != null, operands);
    List<Variable> variables = new ArrayList<>(below.size());
    for (int i = 0; i < below.size(); i++) {
      Variable b = below.get(i);
      Node behind = b.dtype().isFloat() ? node : null;
      variables.add(new Lifted(level, b, batched).variable(behind, i, never));
    }
    if (node != null && now.tape() == null) node.save(operands, variables);
    if (node != null && now.anomaly()) node.site = new Throwable("applied here");
    return variables;
  }

  private static boolean wanted(Recording now, DType result, Variable... operands) {
    if (!now.isOn() || !result.isFloat()) return false;
    for (Variable v : operands) if (v.node() != null) return true;
    return false;
  }

  private static boolean neverRecorded(Op op, boolean recorded, Variable... operands) {
    for (Variable v : operands) {
      if (!v.isInference()) continue;
      if (!recorded) return true;
      throw new IllegalStateException(
          op
              + ": an operand "
              + v.dtype()
              + v.shape()
              + " was computed inside Inference and cannot be recorded; compute it inside NoGrad,"
              + " or pass Variable.constant(x.value())");
    }
    return false;
  }

  private static Node of(Op op, int outputs, Variable... operands) {
    @Nullable Node[] inputs = new Node[operands.length];
    int depth = 0;
    for (int i = 0; i < inputs.length; i++) {
      Node in = operands[i].node();
      inputs[i] = in;
      if (in != null) depth = Math.max(depth, in.depth);
    }
    return new Node(op, outputs, operands, inputs, depth + 1);
  }

  private void save(Variable[] operands, List<Variable> results) {
    if (op == null) return;
    var needs = Retention.of(op, wants);
    if (op instanceof GivenDerivative d) d.claim();
    for (int i = 0; i < operands.length; i++) {
      if (needs.operand(i)) saved[i] = new Saved(operands[i]);
    }
    for (int i = 0; i < outputs; i++) {
      if (needs.result(i)) saved[operands.length + i] = new Saved(results.get(i));
    }
  }

  boolean isLeaf() {
    return op == null;
  }

  Op op() {
    if (op == null) throw new IllegalStateException("a leaf has no operation");
    return op;
  }

  @Nullable Node[] inputs() {
    return inputs;
  }

  int inputOutput(int i) {
    return inputOutputs[i];
  }

  int outputs() {
    return Math.max(1, outputs);
  }

  /** Returns the longest way to a leaf; operands have smaller depths. */
  int depth() {
    return depth;
  }

  boolean wants(int i) {
    return wants[i];
  }

  /** Tells whether an operand was computed by one of {@code nodes}. */
  boolean comesFrom(Set<Node> nodes) {
    for (Node in : inputs) if (in != null && nodes.contains(in)) return true;
    return false;
  }

  /** Returns this node as one whose derivative is only wanted for operands from {@code nodes}. */
  Node wanting(Set<Node> nodes) {
    boolean[] some = new boolean[inputs.length];
    boolean all = true;
    for (int i = 0; i < some.length; i++) {
      Node in = inputs[i];
      some[i] = in != null && nodes.contains(in);
      all &= some[i] == wants[i];
    }
    return all ? this : new Node(this, some);
  }

  Shape shape(int i) {
    return shapes[i];
  }

  DType dtype(int i) {
    return dtypes[i];
  }

  /** Returns operand {@code i}, which the operation's derivative said it needs. */
  Variable operand(int i) {
    return value(i);
  }

  /** Returns all operands, which the operation's derivative said it needs. */
  List<Variable> operands() {
    List<Variable> operands = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) operands.add(value(i));
    return operands;
  }

  /** Returns result {@code i}, which the operation's derivative said it needs. */
  Variable result(int i) {
    return value(inputs.length + i);
  }

  private Variable value(int i) {
    if (released) {
      throw new IllegalStateException(
          "backward: what "
              + op
              + " saved was released by an earlier backward pass; compute the result again, or"
              + " pass retainGraph to the earlier one");
    }
    Saved s = saved[i];
    if (s == null) {
      throw new IllegalStateException(
          op
              + ": its derivative needs value "
              + i
              + ", which was not kept; inside Checkpoint no gradients can be computed");
    }
    s.claim.get();
    return s.variable;
  }

  /** Releases what was saved for the derivative. */
  void release() {
    released = true;
    if (op instanceof GivenDerivative d) d.release();
    for (int i = 0; i < saved.length; i++) {
      Saved s = saved[i];
      if (s != null) s.claim.release();
      saved[i] = null;
    }
  }

  /** Returns the gradient gathered at a leaf. */
  Gathered gathered() {
    return gathered;
  }

  @Nullable Hooks hooks() {
    return hooks;
  }

  Hooks hooksForMore() {
    Hooks known = hooks;
    if (known == null) hooks = known = new Hooks();
    return known;
  }

  /** Returns where the operation was applied, if {@link Anomaly} remembered it. */
  @Nullable Throwable site() {
    return site;
  }

  @Override
  public String toString() {
    return op == null ? "variable" : op.toString();
  }
}
