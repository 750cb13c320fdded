package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Shape;
import java.util.LinkedHashMap;
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
   * Returns the sums over the input, {@code (..., in) -> (..., gates hidden)}, with its offsets.
   */
  Variable fromInput(Variable x) {
    Variable sums = x.linear(inputWeight(x));
    return bias ? sums.add(inputBias.of(Shape.of(rows))) : sums;
  }

  /** Returns the sums over the input with the offsets of input and hidden state. */
  Variable fromInputWithBothOffsets(Variable x) {
    Variable sums = x.linear(inputWeight(x));
    if (!bias) return sums;
    return sums.add(inputBias.of(Shape.of(rows)).add(hiddenBias.of(Shape.of(rows))));
  }

  private Variable inputWeight(Variable x) {
    return inputWeight.of(Shape.of(rows, x.shape().size(-1)));
  }

  /** Returns the sums over a hidden state, {@code (B, hidden) -> (B, gates hidden)}. */
  Variable fromHidden(Variable h) {
    Variable sums = h.linear(hiddenWeight());
    return bias ? sums.add(hiddenBias.of(Shape.of(rows))) : sums;
  }

  /** Returns the sums over a hidden state without offsets. */
  Variable fromHiddenWithoutOffset(Variable h) {
    return h.linear(hiddenWeight());
  }

  /** Returns the hidden state projected to a smaller size, or as it is. */
  Variable projected(Variable h) {
    if (projection == 0) return h;
    return h.linear(projectionWeight.of(Shape.of(projection, hidden)));
  }
}
