package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import java.util.List;

/**
 * A layer that takes several inputs or returns several results, such as attention or an LSTM.
 *
 * <p>It says once, in {@link #forwardAll}, what it does with inputs in PyTorch's order, of which
 * those at the end may be left out, and returns all results in PyTorch's order. For people it has
 * methods {@code forward} of its own with named arguments and results. {@link #forward(Variable)}
 * is the short form for one input and the first result, so that it fits into a {@link Sequential}.
 */
public abstract class VariadicLayer extends Layer {
  /** Creates a layer without parameters. */
  protected VariadicLayer() {}

  /**
   * {@inheritDoc}
   *
   * <p>Here it is the first of the results for this one input.
   */
  @Override
  public final Variable forward(Variable x) {
    return forwardAll(List.of(x)).getFirst();
  }

  @Override
  public abstract List<Variable> forwardAll(List<Variable> inputs);

  /**
   * Checks the number of inputs.
   *
   * @param names what the inputs are, for the message
   * @throws IllegalArgumentException if there are fewer than {@code least} or more than {@code
   *     most}
   */
  final void checkInputs(List<Variable> inputs, int least, int most, String names) {
    if (inputs.size() < least || inputs.size() > most) {
      String expected = least == most ? "" + least : least + " to " + most;
      throw new IllegalArgumentException(
          this + " takes " + expected + " inputs, " + names + "; got " + inputs.size());
    }
  }
}
