package dev.gatun.tensor;

import org.jspecify.annotations.Nullable;

/** The rules for the shapes of attention. */
final class AttentionShapes {
  private AttentionShapes() {}

  static void check(Shape q, Shape k, Shape v, @Nullable Tensor mask) {
    boolean fits = q.rank() >= 2 && k.rank() == q.rank() && v.rank() == q.rank();
    if (fits) {
      Shape batch = MatmulShapes.batch(q);
      fits = batch.equals(MatmulShapes.batch(k)) && batch.equals(MatmulShapes.batch(v));
      fits &= q.size(-1) == k.size(-1) && k.size(-2) == v.size(-2);
    }
    if (!fits) throw wrong(q, k, v);
    if (mask == null) return;
    Shape scores = q.with(-1, k.size(-2));
    Shape m = mask.shape();
    boolean broadcasts = m.rank() <= scores.rank();
    for (int d = 1; d <= m.rank() && broadcasts; d++) {
      broadcasts = m.size(-d) == 1 || m.size(-d) == scores.size(-d);
    }
    if (!broadcasts) {
      throw new IllegalArgumentException(
          "attention: the mask is "
              + m
              + ", expected a shape that broadcasts to that of the scores, "
              + scores);
    }
  }

  static IllegalArgumentException wrong(Shape q, Shape k, Shape v) {
    return new IllegalArgumentException(
        "attention: the queries are "
            + q
            + ", the keys "
            + k
            + ", the values "
            + v
            + ", expected (..., L, d), (..., S, d) and (..., S, e)");
  }

  static void checkGradient(Shape out, Shape g, Shape each, Shape logSums, Shape deltas) {
    if (g.equals(out) && logSums.equals(each) && deltas.equals(each)) return;
    throw new IllegalArgumentException(
        "gradient of attention: got "
            + g
            + ", "
            + logSums
            + " and "
            + deltas
            + ", expected "
            + out
            + " and twice "
            + each);
  }
}
