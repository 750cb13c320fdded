package dev.gatun.tensor;

import java.util.List;

/**
 * The open end of the vocabulary: an operation of a user's own. Its gradient is written once over
 * {@link Algebra}, so it can itself be differentiated.
 */
public non-sealed interface CustomOp extends Op {
  /**
   * Computes the result.
   *
   * @param inputs the operands
   */
  Tensor forward(List<Tensor> inputs);

  /**
   * Returns the gradient with respect to each operand.
   *
   * @param inputs the operands
   * @param output the result
   * @param grad the gradient with respect to the result
   */
  <T extends Algebra<T>> List<T> gradient(List<T> inputs, T output, T grad);
}
