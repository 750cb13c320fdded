package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * How far the angles of pairs {@code (N, D)} are from what they should be: {@code 1 - cos} where
 * the target is 1, {@code max(0, cos - margin)} where it is -1.
 */
public final class CosineEmbeddingLoss {
  private static final double EPS = 1e-12;

  private final double margin;
  private final Reduction reduction;

  /** Creates the loss without a margin and with the mean over all pairs. */
  public CosineEmbeddingLoss() {
    this(0, Reduction.MEAN);
  }

  /** Creates the loss. */
  public CosineEmbeddingLoss(double margin, Reduction reduction) {
    this.margin = margin;
    this.reduction = reduction;
  }

  /** Returns the loss of pairs. */
  public Variable of(Variable x1, Variable x2, Variable target) {
    Losses.checkSameShape("CosineEmbeddingLoss", x1, x2);
    int[] last = {-1};
    Variable product = x1.mul(x2).sum(last);
    Variable lengths = x1.square().sum(last).add(EPS).mul(x2.square().sum(last).add(EPS));
    Variable cosine = product.div(lengths.sqrt());
    Variable zero = cosine.filled(0);
    Variable same = cosine.rsub(1).where(target.eq(1), zero);
    return reduction.of(same.add(cosine.sub(margin).relu().where(target.eq(-1), zero)));
  }
}
