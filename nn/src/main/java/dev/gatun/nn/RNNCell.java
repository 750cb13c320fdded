package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.SequenceCell;
import java.util.List;

/** One step of {@link RNN}; see {@link RecurrentCell} for shapes and names. */
public final class RNNCell extends RecurrentCell {
  private boolean relu;

  /** Creates a cell with {@code hidden} units and offsets. */
  public RNNCell(int hidden) {
    this(hidden, true);
  }

  /** Creates a cell with or without offsets. */
  public RNNCell(int hidden, boolean bias) {
    super(hidden, 1, bias);
  }

  /** Says whether to rectify in place of tanh; at first not. */
  public RNNCell relu(boolean wanted) {
    relu = wanted;
    return this;
  }

  /** Returns the next hidden state. */
  public Variable forward(Variable x, Variable h) {
    return forwardAll(List.of(x, h)).getFirst();
  }

  @Override
  SequenceCell cell() {
    return relu ? SequenceCell.RNN_RELU : SequenceCell.RNN_TANH;
  }
}
