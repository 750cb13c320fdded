package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.SequenceCell;
import java.util.List;

/**
 * The plain recurrent network (Elman 1990): at each time {@code h' = tanh(W x + b + V h + d)}. See
 * {@link Recurrent} for shapes and names.
 */
public final class RNN extends Recurrent<RNN> {
  private boolean relu;

  /** Creates one layer with {@code hidden} units. */
  public RNN(int hidden) {
    super(hidden, 1);
  }

  /**
   * What the network computes.
   *
   * @param output the hidden states of the last layer at all times
   * @param h the last hidden state of each layer and direction
   */
  public record Output(Variable output, Variable h) {}

  /** Says whether to rectify in place of tanh; at first not. */
  public RNN relu(boolean wanted) {
    relu = wanted;
    return this;
  }

  /** Runs the network from this first state. */
  public Output forward(Variable x, Variable h) {
    List<Variable> all = forwardAll(List.of(x, h));
    return new Output(all.get(0), all.get(1));
  }

  @Override
  RNN self() {
    return this;
  }

  @Override
  SequenceCell cell() {
    return relu ? SequenceCell.RNN_RELU : SequenceCell.RNN_TANH;
  }
}
