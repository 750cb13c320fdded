package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.SequenceCell;
import java.util.List;

/**
 * A network of gated units (Cho et al. 2014): at each time {@code h' = (1 - z) n + z h} with {@code
 * r, z = sigmoid(W x + b + V h + d)} and {@code n = tanh(W x + b + r (V h + d))}. See {@link
 * Recurrent} for shapes and names.
 */
public final class GRU extends Recurrent<GRU> {
  /** Creates one layer with {@code hidden} units. */
  public GRU(int hidden) {
    super(hidden, 3);
  }

  /**
   * What the network computes.
   *
   * @param output the hidden states of the last layer at all times
   * @param h the last hidden state of each layer and direction
   */
  public record Output(Variable output, Variable h) {}

  /** Runs the network from this first state. */
  public Output forward(Variable x, Variable h) {
    List<Variable> all = forwardAll(List.of(x, h));
    return new Output(all.get(0), all.get(1));
  }

  @Override
  GRU self() {
    return this;
  }

  @Override
  SequenceCell cell() {
    return SequenceCell.GRU;
  }
}
