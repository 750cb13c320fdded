package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.RandomKey;
import dev.gatun.tensor.SequenceCell;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * What recurrent layers share: several layers one on the other, each in one direction or both. The
 * input is {@code (T, B, in)}, or {@code (B, T, in)} if the batch comes first, or {@code (T, in)}
 * without a batch; states are {@code (layers directions, B, hidden)} and zero if not given. The
 * setters return the layer, so that they can be chained behind the constructor.
 *
 * <p>Parameters have PyTorch's names: {@code weight_ih_l0}, {@code weight_hh_l0_reverse} and so on.
 * Weights of the input begin Glorot-uniform, those of the hidden state evenly within {@code 1 /
 * sqrt(hidden)}, biases with zeros.
 *
 * @param <L> the layer itself
 */
public abstract sealed class Recurrent<L extends Recurrent<L>> extends VariadicLayer
    permits RNN, LSTM, GRU {
  private final int hidden;
  private final int gates;
  private final List<RecurrentWeights> directions = new ArrayList<>();
  private int layers = 1;
  private boolean bias = true;
  private boolean batchFirst;
  private boolean bidirectional;
  private double dropout;

  Recurrent(int hidden, int gates) {
    if (hidden < 1) {
      throw new IllegalArgumentException(
          getClass().getSimpleName() + ": hidden is " + hidden + ", expected 1 or more");
    }
    this.hidden = hidden;
    this.gates = gates;
    rebuild();
  }

  abstract L self();

  /** Puts that many layers one on the other; at first 1. */
  public final L numLayers(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          this + ": numLayers is " + number + ", expected 1 or more");
    }
    layers = number;
    return rebuild();
  }

  /** Says whether the sums have offsets; at first true. */
  public final L bias(boolean wanted) {
    bias = wanted;
    return rebuild();
  }

  /** Says whether the batch is the first dimension of inputs and outputs; at first the second. */
  public final L batchFirst(boolean first) {
    batchFirst = first;
    return self();
  }

  /** Says whether each layer also reads backwards, both results side by side; at first not. */
  public final L bidirectional(boolean both) {
    bidirectional = both;
    return rebuild();
  }

  /** Drops outputs of all layers but the last with this probability while training. */
  public final L dropout(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(this + ": dropout is " + p + ", expected 0 to 1");
    }
    dropout = p;
    return self();
  }

  /** Declares the parameters anew. */
  final L rebuild() {
    directions.forEach(d -> d.parameters().forEach((name, p) -> declare(name, p, false)));
    directions.clear();
    for (int layer = 0; layer < layers; layer++) {
      for (int way = 0; way < ways(); way++) {
        String suffix = "_l" + layer + (way == 1 ? "_reverse" : "");
        directions.add(new RecurrentWeights(suffix, gates, hidden, projection(), bias));
      }
    }
    directions.forEach(d -> d.parameters().forEach((name, p) -> declare(name, p, true)));
    return self();
  }

  private int ways() {
    return bidirectional ? 2 : 1;
  }

  /** Returns the size that hidden states are projected to, or 0. */
  int projection() {
    return 0;
  }

  /** Returns the last sizes of the states. */
  List<Integer> stateSizes() {
    return List.of(hidden);
  }

  /** Returns what is computed at each time. */
  abstract SequenceCell cell();

  /**
   * Runs one layer in one direction.
   *
   * @param x the input, {@code (T, B, in)}
   * @param first the first states, {@code (B, hidden)} each
   * @return the outputs, {@code (T, B, hidden)}, and behind them the last states
   */
  List<Variable> run(RecurrentWeights weights, Variable x, List<Variable> first) {
    List<Variable> states = weights.unroll(cell(), x, first);
    List<Variable> results = new ArrayList<>(List.of(states.getFirst()));
    for (Variable s : states) results.add(s.select(0, x.shape().size(0) - 1));
    return results;
  }

  @Override
  public final List<Variable> forwardAll(List<Variable> inputs) {
    int states = stateSizes().size();
    if (inputs.size() != 1) {
      checkInputs(inputs, states + 1, states + 1, "x and all first states or none");
    }
    Variable x = inputs.getFirst();
    int rank = x.shape().rank();
    if (rank != 3 && rank != 2) {
      String order = batchFirst ? "(B, T, in)" : "(T, B, in)";
      throw new IllegalArgumentException(
          this + ": the input is " + x.shape() + ", expected " + order + " or (T, in)");
    }
    boolean single = rank == 2;
    boolean swap = batchFirst && !single;
    Variable times = single ? x.unsqueeze(1) : swap ? x.transpose(0, 1) : x;
    List<Variable> first = firstStates(inputs.subList(1, inputs.size()), times, single);
    List<Variable> results = new ArrayList<>(stack(times, first));
    if (swap) results.set(0, results.getFirst().transpose(0, 1));
    return single ? results.stream().map(y -> y.squeeze(1)).toList() : results;
  }

  private List<Variable> firstStates(List<Variable> given, Variable x, boolean single) {
    List<Variable> all = new ArrayList<>();
    for (int i = 0; i < stateSizes().size(); i++) {
      Shape expected = Shape.of(directions.size(), x.shape().size(1), stateSizes().get(i));
      Variable state =
          given.isEmpty()
              ? Variable.constant(Tensor.zeros(expected, x.dtype()))
              : single ? given.get(i).unsqueeze(1) : given.get(i);
      if (!state.shape().equals(expected)) {
        throw new IllegalArgumentException(
            this + ": first state " + i + " is " + state.shape() + ", expected " + expected);
      }
      all.add(state);
    }
    return all;
  }

  /** Runs all layers; returns the outputs of the last one and the last states of all. */
  private List<Variable> stack(Variable x, List<Variable> first) {
    List<List<Variable>> last = new ArrayList<>();
    for (int s = 0; s < first.size(); s++) last.add(new ArrayList<>());
    Variable y = x;
    for (int layer = 0; layer < layers; layer++) {
      List<Variable> outputs = new ArrayList<>();
      for (int way = 0; way < ways(); way++) {
        int k = layer * ways() + way;
        List<Variable> state = first.stream().map(s -> s.select(0, k)).toList();
        List<Variable> results = run(directions.get(k), way == 1 ? y.flip(0) : y, state);
        outputs.add(way == 1 ? results.getFirst().flip(0) : results.getFirst());
        for (int s = 0; s < last.size(); s++) last.get(s).add(results.get(s + 1));
      }
      y = outputs.size() == 1 ? outputs.getFirst() : Algebra.cat(outputs, -1);
      if (layer < layers - 1) y = dropped(y);
    }
    List<Variable> results = new ArrayList<>(List.of(y));
    last.forEach(states -> results.add(Algebra.stack(states, 0)));
    return results;
  }

  private Variable dropped(Variable y) {
    RandomKey key = dropout > 0 ? Mode.nextKey() : null;
    return key == null ? y : y.dropout(dropout, key);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + hidden + ")";
  }
}
