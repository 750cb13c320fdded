package dev.gatun.tensor;

/** Attention, without the scores of all queries and keys in memory (Dao et al. 2022). */
public sealed interface AttentionOp extends Op {
  /**
   * For each query a mean of the values, {@code softmax(scale q k^T + mask) v}, and the logarithm
   * of the sum that softmax divides by.
   *
   * <p>Operands are the queries {@code (..., L, d)}, the keys {@code (..., S, d)}, the values
   * {@code (..., S, e)}, and if there is one a mask that broadcasts to {@code (..., L, S)}. Results
   * are {@code (..., L, e)} and {@code (..., L)}; the latter is not rounded to 16 bits.
   *
   * @param scale a factor of the products of queries and keys
   * @param causal whether query i sees only the keys 0 to i
   */
  record Attention(double scale, boolean causal) implements AttentionOp {}

  /**
   * The gradients of {@link Attention} with respect to queries, keys and values. Operands are the
   * gradient g of its first result, queries, keys, values, its second result, for each query the
   * sum of {@code g} times the first result, less the gradient of the second, and the mask if there
   * is one.
   */
  record AttentionGradient(double scale, boolean causal) implements AttentionOp {}
}
