package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Shape;
import org.jspecify.annotations.Nullable;

/** Attention in which a head of keys and values serves several heads of queries. */
final class GroupedQueries {
  private GroupedQueries() {}

  /** Splits the heads of queries into groups; keys and values are the same for a group. */
  static Variable attend(
      Variable q, Variable k, Variable v, @Nullable Variable mask, Attention.Options options) {
    long heads = heads(q, k);
    heads(q, v);
    if (k.shape().size(-3) != v.shape().size(-3)) throw wrong(q, k, v);
    long groups = k.shape().size(-3);
    Variable queries = q.unflatten(q.shape().rank() - 3, groups, heads);
    Variable keys = k.unsqueeze(k.shape().rank() - 2);
    Variable values = v.unsqueeze(v.shape().rank() - 2);
    var rest =
        new Attention.Options(options.dropoutP(), options.isCausal(), options.scale(), false);
    Variable y =
        Attention.scaledDotProduct(queries, keys, values, split(mask, groups, heads), rest);
    return y.flatten(y.shape().rank() - 4, y.shape().rank() - 3);
  }

  /** Returns how many heads of queries share one. */
  private static long heads(Variable q, Variable k) {
    boolean fits = q.shape().rank() >= 3 && k.shape().rank() >= 3 && k.shape().size(-3) > 0;
    if (!fits || q.shape().size(-3) % k.shape().size(-3) != 0) throw wrong(q, k, k);
    return q.shape().size(-3) / k.shape().size(-3);
  }

  private static IllegalArgumentException wrong(Variable q, Variable k, Variable v) {
    return new IllegalArgumentException(
        "attention with groups of queries: the queries are "
            + q.shape()
            + ", keys and values "
            + k.shape()
            + " and "
            + v.shape()
            + ", expected (..., heads, L, d) and (..., groups, S, d), heads a multiple of groups");
  }

  private static @Nullable Variable split(@Nullable Variable mask, long groups, long heads) {
    if (mask == null || mask.shape().rank() < 3) return mask;
    Shape s = mask.shape();
    int d = s.rank() - 3;
    return s.size(d) == 1 ? mask.unsqueeze(d) : mask.unflatten(d, groups, heads);
  }
}
