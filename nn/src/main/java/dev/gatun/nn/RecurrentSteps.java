package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.ElementwiseFunction;
import java.util.List;

/**
 * One step of each kind of recurrent network, from the weighted sums of its gates, which lie side
 * by side in the last dimension, as PyTorch orders them.
 */
final class RecurrentSteps {
  private static final ElementwiseFunction LSTM_CELL =
      ElementwiseFunction.of(
          "lstm_cell",
          4,
          0,
          in -> {
            var x = in.operands();
            var kept = x.get(1).sigmoid().mul(x.get(3));
            return x.get(0).sigmoid().mul(x.get(2).tanh()).add(kept);
          });

  private static final ElementwiseFunction LSTM_HIDDEN =
      ElementwiseFunction.of("lstm_hidden", (o, c) -> o.sigmoid().mul(c.tanh()));

  private RecurrentSteps() {}

  /**
   * Returns the hidden state and the cell of an LSTM: {@code c' = f c + i g, h' = o tanh(c')}, the
   * gates i, f and o through the sigmoid, g through tanh (Hochreiter and Schmidhuber 1997).
   *
   * @param gates the sums for i, f, g and o, {@code (B, 4 H)}
   */
  static List<Variable> lstm(Variable gates, Variable c) {
    List<Variable> g = parts(gates, 4);
    Variable cell = g.get(0).applyAll(LSTM_CELL.op(), List.of(g.get(1), g.get(2), c)).getFirst();
    return List.of(LSTM_HIDDEN.of(g.get(3), cell), cell);
  }

  private static List<Variable> parts(Variable sums, int n) {
    long[] sizes = new long[n];
    java.util.Arrays.fill(sizes, sums.shape().size(-1) / n);
    return sums.split(-1, sizes);
  }
}
