package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.RandomKey;
import dev.gatun.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The function at the heart of attention layers (Vaswani et al. 2017, section 3.2.1). */
public final class Attention {
  private Attention() {}

  /**
   * Returns {@code softmax(q k^T / sqrt(d) + mask) v}: for each query a mean of the values,
   * weighted by how well its key matches.
   *
   * @param q the queries, {@code (..., L, d)}
   * @param k the keys, {@code (..., S, d)}
   * @param v the values, {@code (..., S, e)}
   * @param mask added to the scores, or where it is a mask, true where a query may look; it
   *     broadcasts to {@code (..., L, S)}
   * @return {@code (..., L, e)}
   */
  public static Variable scaledDotProduct(
      Variable q, Variable k, Variable v, @Nullable Variable mask) {
    Variable added =
        mask == null || mask.dtype() != DType.BOOL ? mask : additive(mask.logicalNot(), q.dtype());
    return weights(q, k, added).matmul(v);
  }

  /** Returns the weights of the values, {@code softmax(q k^T / sqrt(d) + mask)}. */
  static Variable weights(Variable q, Variable k, @Nullable Variable added) {
    Variable scaled = q.mul(1 / Math.sqrt((double) q.shape().size(-1)));
    Variable scores = scaled.apply(new Op.MatmulTransposed(), k);
    return (added == null ? scores : scores.add(added)).softmax(-1);
  }

  /** Returns minus infinity where a mask hides, and else 0; numbers stay as they are. */
  static Variable additive(Variable mask, DType type) {
    if (mask.dtype() != DType.BOOL) return mask;
    Tensor zeros = Tensor.zeros(mask.shape(), type);
    return Variable.constant(zeros).maskedFill(mask, Double.NEGATIVE_INFINITY);
  }

  /**
   * Returns a mask {@code (length, length)} that is true where a query would see what comes after
   * it.
   */
  public static Tensor causalMask(long length) {
    Tensor places = Tensor.arange(length);
    return places.unsqueeze(0).gt(places.unsqueeze(1));
  }

  static Variable dropped(Variable x, double p) {
    RandomKey key = p > 0 ? Mode.nextKey() : null;
    return key == null ? x : x.dropout(p, key);
  }
}
