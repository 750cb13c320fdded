package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attention (Vaswani et al. 2017, section 3.2.1).
 *
 * @param <T> the type that has these methods
 */
public interface Attentions<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns {@code softmax(q k^T / sqrt(d)) v}, q being this value: see {@link
   * #scaledDotProductAttention(Algebra, Algebra, Algebra, boolean, double)}.
   */
  default T scaledDotProductAttention(T key, T value) {
    return scaledDotProductAttention(key, value, null, false);
  }

  /**
   * Returns {@code softmax(q k^T / sqrt(d) + mask) v}, q being this value: see {@link
   * #scaledDotProductAttention(Algebra, Algebra, Algebra, boolean, double)}.
   */
  default T scaledDotProductAttention(T key, T value, @Nullable T attnMask, boolean isCausal) {
    double d = shape().rank() == 0 ? 1 : shape().size(-1);
    return scaledDotProductAttention(key, value, attnMask, isCausal, 1 / Math.sqrt(d));
  }

  /**
   * Returns {@code softmax(scale q k^T + mask) v}, where q {@code (..., L, d)} is this value: for
   * each query a mean of the values {@code (..., S, e)}, weighted by how well its key {@code (...,
   * S, d)} matches. The dimensions before the last two broadcast. The scores of all queries and
   * keys are never in memory at once (Dao et al. 2022). A query that sees no key at all gets NaN.
   *
   * @param attnMask added to the scores, or if it is one of truth values, true where a query may
   *     look; broadcasts to {@code (..., L, S)}; or null
   * @param isCausal whether query i sees only the keys 0 to i
   * @param scale a factor of the scores; PyTorch's is {@code 1 / sqrt(d)} if none is given
   * @return {@code (..., L, e)}
   * @throws IllegalArgumentException if the shapes do not fit
   */
  default T scaledDotProductAttention(
      T key, T value, @Nullable T attnMask, boolean isCausal, double scale) {
    Shape q = shape();
    if (q.rank() < 2 || key.shape().rank() < 2 || value.shape().rank() < 2) {
      throw AttentionShapes.wrong(q, key.shape(), value.shape());
    }
    Shape batch = MatmulShapes.batch(q);
    batch = Shape.broadcast(batch, MatmulShapes.batch(key.shape()));
    batch = Shape.broadcast(batch, MatmulShapes.batch(value.shape()));
    List<T> rest = new ArrayList<>(List.of(stretched(key, batch), stretched(value, batch)));
    if (attnMask != null) rest.add(additive(attnMask));
    return stretched(self(), batch)
        .applyAll(new AttentionOp.Attention(scale, isCausal), rest)
        .getFirst();
  }

  private static <T extends Algebra<T>> T stretched(T x, Shape batch) {
    Shape s = x.shape();
    int n = batch.rank();
    return x.broadcastTo(batch.inserted(n, s.size(-2)).inserted(n + 1, s.size(-1)));
  }

  private T additive(T mask) {
    if (mask.dtype() != DType.BOOL) return mask;
    DType type = Promotion.computing(dtype());
    T zeros = mask.lifted(Tensor.zeros(mask.shape(), type));
    return zeros.maskedFill(mask.logicalNot(), Double.NEGATIVE_INFINITY);
  }
}
