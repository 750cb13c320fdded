package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.SequenceCell;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * What cells share: one step of a recurrent network, {@code (B, in)} with states {@code (B,
 * hidden)}, or {@code (in)} with {@code (hidden)}; states that are not given are zeros. Parameters
 * have PyTorch's names, {@code weight_ih} and so on.
 */
public abstract sealed class RecurrentCell extends VariadicLayer
    permits RNNCell, LSTMCell, GRUCell {
  private final int hidden;
  private final RecurrentWeights weights;

  RecurrentCell(int hidden, int gates, boolean bias) {
    if (hidden < 1) {
      throw new IllegalArgumentException(
          getClass().getSimpleName() + ": hidden is " + hidden + ", expected 1 or more");
    }
    this.hidden = hidden;
    weights = new RecurrentWeights("", gates, hidden, 0, bias);
    weights.parameters().forEach((name, p) -> declare(name, p, true));
  }

  /** Returns what is computed. */
  abstract SequenceCell cell();

  @Override
  public final List<Variable> forwardAll(List<Variable> inputs) {
    int states = cell().states();
    checkInputs(inputs, 1, 1 + states, "x and the states");
    Variable x = inputs.getFirst();
    int rank = x.shape().rank();
    if (rank != 1 && rank != 2) {
      throw new IllegalArgumentException(
          this + ": the input is " + x.shape() + ", expected (B, in) or (in)");
    }
    Shape expected = x.shape().with(-1, hidden);
    List<Variable> given = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      Variable state =
          i + 1 < inputs.size()
              ? inputs.get(i + 1)
              : Variable.constant(Tensor.zeros(expected, x.dtype()));
      if (!state.shape().equals(expected)) {
        throw new IllegalArgumentException(
            this + ": state " + i + " is " + state.shape() + ", expected " + expected);
      }
      given.add(rank == 1 ? state.unsqueeze(0) : state);
    }
    Variable times = rank == 1 ? x.unsqueeze(0).unsqueeze(0) : x.unsqueeze(0);
    return weights.unroll(cell(), times, given).stream()
        .map(next -> next.reshape(expected.toArray()))
        .toList();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + hidden + ")";
  }
}
