package dev.gatun.tensor;

/** Operations that go through a sequence step by step, each example of a batch by itself. */
public sealed interface SequenceOp extends Op {
  /**
   * Long short-term memory (Hochreiter and Schmidhuber 1997). With the sums {@code s = x_t + W
   * h_(t-1)} for the gates i, f, g and o, side by side: {@code c_t = sigmoid(f) c_(t-1) +
   * sigmoid(i) tanh(g)} and {@code h_t = sigmoid(o) tanh(c_t)}.
   *
   * <p>Operands are x {@code (T, B, 4 H)}, W {@code (4 H, H)}, and the first h and c, {@code (B,
   * H)}. Results are h and c of all times, {@code (T, B, H)}, and the gates behind sigmoid and
   * tanh, {@code (T, B, 4 H)}.
   */
  record Lstm() implements SequenceOp {}

  /**
   * The gradients of {@link Lstm} with respect to x and the first h and c. Operands are the
   * gradients of h and c of all times, W, the first c, and c and the gates as {@code Lstm} returns
   * them.
   */
  record LstmGradient() implements SequenceOp {}
}
