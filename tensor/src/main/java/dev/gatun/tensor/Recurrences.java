package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * Recurrent networks over whole sequences.
 *
 * @param <T> the type that has these methods
 */
public interface Recurrences<T extends Algebra<T>> extends Host<T> {
  /**
   * Runs a recurrent network on these sums of its input, {@code (T, B, G H)} for a cell of G gates.
   *
   * @param weights those of the hidden state, {@code (G H, H)}
   * @param states the first states, {@code (B, H)} each
   * @return the states of all times, {@code (T, B, H)}, and behind them what the cell keeps for the
   *     gradient; see {@link SequenceOp.Unroll}
   * @throws IllegalArgumentException if the shapes do not fit together
   */
  default List<T> unroll(SequenceCell cell, T weights, List<T> states) {
    List<T> rest = new ArrayList<>(List.of(weights));
    rest.addAll(states);
    return applyAll(new SequenceOp.Unroll(cell), rest);
  }

  /**
   * Runs a recurrent network whose products of weights and hidden state have an offset.
   *
   * @param offset what is added to them, {@code (G H)}
   */
  default List<T> unroll(SequenceCell cell, T weights, List<T> states, T offset) {
    List<T> all = new ArrayList<>(states);
    all.add(offset);
    return unroll(cell, weights, all);
  }
}
