package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.SequenceCell;
import java.util.List;

/** One step of {@link LSTM}; see {@link RecurrentCell} for shapes and names. */
public final class LSTMCell extends RecurrentCell {

  /** Creates a cell with {@code hidden} units and offsets. */
  public LSTMCell(int hidden) {
    this(hidden, true);
  }

  /** Creates a cell with or without offsets. */
  public LSTMCell(int hidden, boolean bias) {
    super(hidden, 4, bias);
  }

  /**
   * The next states.
   *
   * @param h the hidden state
   * @param c the cell
   */
  public record State(Variable h, Variable c) {}

  /** Returns the next states. */
  public State forward(Variable x, Variable h, Variable c) {
    List<Variable> next = forwardAll(List.of(x, h, c));
    return new State(next.get(0), next.get(1));
  }

  @Override
  SequenceCell cell() {
    return SequenceCell.LSTM;
  }
}
