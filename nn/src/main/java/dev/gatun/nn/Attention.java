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
   * How attention deviates from its usual form.
   *
   * @param dropoutP drops weights with this probability while training
   * @param isCausal whether query i sees only the keys 0 to i
   * @param scale a factor of the scores; NaN for {@code 1 / sqrt(d)}
   * @param enableGqa whether several heads of queries, dimension -3, may share a head of keys and
   *     values (grouped-query attention, Ainslie et al. 2023)
   */
  public record Options(double dropoutP, boolean isCausal, double scale, boolean enableGqa) {
    /** The usual form. */
    public static final Options NONE = new Options(0, false, Double.NaN, false);

    /** The usual form, with what comes after each query hidden from it. */
    public static final Options CAUSAL = new Options(0, true, Double.NaN, false);

    private double scaleOf(Variable q) {
      return Double.isNaN(scale) ? 1 / Math.sqrt((double) q.shape().size(-1)) : scale;
    }
  }

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
    return scaledDotProduct(q, k, v, mask, Options.NONE);
  }

  /**
   * Returns {@code dropout(softmax(scale q k^T + mask)) v}. Unless weights are dropped, the scores
   * of all queries and keys are never in memory at once.
   *
   * @throws IllegalArgumentException if the shapes do not fit, or the heads of queries are no
   *     multiple of those of keys and values
   */
  public static Variable scaledDotProduct(
      Variable q, Variable k, Variable v, @Nullable Variable mask, Options options) {
    if (options.enableGqa()) return GroupedQueries.attend(q, k, v, mask, options);
    if (!drops(options.dropoutP())) {
      return q.scaledDotProductAttention(k, v, mask, options.isCausal(), options.scaleOf(q));
    }
    Variable added =
        mask == null || mask.dtype() != DType.BOOL ? mask : additive(mask.logicalNot(), q.dtype());
    if (options.isCausal()) {
      Variable later = Variable.constant(later(q.shape().size(-2), k.shape().size(-2)));
      Variable hidden = additive(later, q.dtype());
      added = added == null ? hidden : added.add(hidden);
    }
    Variable weights = weights(q, k, added, options.scaleOf(q));
    return dropped(weights, options.dropoutP()).matmul(v);
  }

  /** Returns the weights of the values, {@code softmax(q k^T / sqrt(d) + mask)}. */
  static Variable weights(Variable q, Variable k, @Nullable Variable added) {
    return weights(q, k, added, Options.NONE.scaleOf(q));
  }

  private static Variable weights(Variable q, Variable k, @Nullable Variable added, double scale) {
    Variable scores = q.mul(scale).apply(new Op.MatmulTransposed(), k);
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
    return later(length, length);
  }

  private static Tensor later(long queries, long keys) {
    return Tensor.arange(keys).gt(Tensor.arange(queries).unsqueeze(1));
  }

  /** Tells whether weights are dropped with this probability here and now. */
  static boolean drops(double p) {
    return p > 0 && Mode.isTraining();
  }

  static Variable dropped(Variable x, double p) {
    RandomKey key = p > 0 ? Mode.nextKey() : null;
    return key == null ? x : x.dropout(p, key);
  }
}
