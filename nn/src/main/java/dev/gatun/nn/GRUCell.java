package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.SequenceCell;
import java.util.List;

/** One step of {@link GRU}; see {@link RecurrentCell} for shapes and names. */
public final class GRUCell extends RecurrentCell {

  /** Creates a cell with {@code hidden} units and offsets. */
  public GRUCell(int hidden) {
    this(hidden, true);
  }

  /** Creates a cell with or without offsets. */
  public GRUCell(int hidden, boolean bias) {
    super(hidden, 3, bias);
  }

  /** Returns the next hidden state. */
  public Variable forward(Variable x, Variable h) {
    return forwardAll(List.of(x, h)).getFirst();
  }

  @Override
  SequenceCell cell() {
    return SequenceCell.GRU;
  }
}
