package dev.gatun.tensor;

/** Operations that go through a sequence step by step, each example of a batch by itself. */
public sealed interface SequenceOp extends Op {
  /** Returns what is computed at each time. */
  SequenceCell cell();

  /**
   * A recurrent network over a whole sequence.
   *
   * <p>Operands are the sums x of the input, {@code (T, B, G H)} for G gates of H units, the
   * weights W of the hidden state, {@code (G H, H)}, the first states, {@code (B, H)} each, and, if
   * there is one, the offset b of the sums of the hidden state, {@code (G H)}. Results are the
   * states of all times, {@code (T, B, H)}, and for cells that keep more than them what they keep,
   * side by side in a last dimension.
   */
  record Unroll(SequenceCell cell) implements SequenceOp {}

  /**
   * The gradients of {@link Unroll}.
   *
   * <p>Operands are the gradients of the states of all times, W, the first of the states that the
   * cell carries, these states of all times, and what was kept, or else h of all times. Results are
   * the gradients of x, then, where it is another, of {@code W h + b}, and of the first states.
   */
  record UnrollGradient(SequenceCell cell) implements SequenceOp {}
}
