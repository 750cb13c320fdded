package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.SequenceCell;
import dev.gatun.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of one recurrent layer in one direction, or of a cell. */
final class RecurrentWeights {
  private final long rows;
  private final long hidden;
  private final long projection;
  private final boolean bias;
  private final Map<String, Param> parameters = new LinkedHashMap<>();
  private final Param inputWeight;
  private final Param hiddenWeight;
  private final Param inputBias;
  private final Param hiddenBias;
  private final Param projectionWeight;

  /**
   * Declares the parameters.
   *
   * @param suffix what is behind the names: {@code _l0_reverse}
   * @param projection the size of projected hidden states, or 0
   */
  RecurrentWeights(String suffix, int gates, int hidden, int projection, boolean bias) {
    this.rows = (long) gates * hidden;
    this.hidden = hidden;
    this.projection = projection;
    this.bias = bias;
    double bound = 1 / Math.sqrt(hidden);
    inputWeight = param("weight_ih" + suffix, Init.glorotUniform(), true);
    hiddenWeight = param("weight_hh" + suffix, Init.uniform(-bound, bound), true);
    inputBias = param("bias_ih" + suffix, Init.zeros(), bias);
    hiddenBias = param("bias_hh" + suffix, Init.zeros(), bias);
    projectionWeight = param("weight_hr" + suffix, Init.uniform(-bound, bound), projection > 0);
  }

  private Param param(String name, Init init, boolean wanted) {
    var p = new Param(name, init);
    if (wanted) parameters.put(name, p);
    return p;
  }

  Map<String, Param> parameters() {
    return parameters;
  }

  /** Returns the weights of the hidden state, {@code (gates hidden, hidden or projection)}. */
  Variable hiddenWeight() {
    return hiddenWeight.of(Shape.of(rows, projection > 0 ? projection : hidden));
  }

  /**
   * Goes through a sequence.
   *
   * @param x the input, {@code (T, B, in)}
   * @param states the first states, {@code (B, hidden)} each
   * @return the states of all times, {@code (T, B, hidden)} each
   */
  List<Variable> unroll(SequenceCell cell, Variable x, List<Variable> states) {
    boolean apart = bias && cell.isApart();
    List<Variable> all =
        apart
            ? x.linear(inputWeight(x))
                .add(inputBias.of(Shape.of(rows)))
                .unroll(cell, hiddenWeight(), states, hiddenBias.of(Shape.of(rows)))
            : fromInput(x).unroll(cell, hiddenWeight(), states);
    return all.subList(0, cell.states());
  }

  /** Returns the sums over the input with the offsets of input and hidden state. */
  Variable fromInput(Variable x) {
    Variable sums = x.linear(inputWeight(x));
    if (!bias) return sums;
    return sums.add(inputBias.of(Shape.of(rows)).add(hiddenBias.of(Shape.of(rows))));
  }

  private Variable inputWeight(Variable x) {
    return inputWeight.of(Shape.of(rows, x.shape().size(-1)));
  }

  /** Returns the sums over a hidden state without offsets. */
  Variable fromHidden(Variable h) {
    return h.linear(hiddenWeight());
  }

  /** Returns the hidden state projected to a smaller size, or as it is. */
  Variable projected(Variable h) {
    if (projection == 0) return h;
    return h.linear(projectionWeight.of(Shape.of(projection, hidden)));
  }
}
