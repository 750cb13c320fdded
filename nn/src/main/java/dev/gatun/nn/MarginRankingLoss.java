package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * How far two scores are from the right order: {@code max(0, -t (x1 - x2) + margin)}, t being 1 if
 * the first should be larger and -1 if the second.
 */
public final class MarginRankingLoss {
  private final double margin;
  private final Reduction reduction;

  /** Creates the loss without a margin and with the mean over all pairs. */
  public MarginRankingLoss() {
    this(0, Reduction.MEAN);
  }

  /** Creates the loss. */
  public MarginRankingLoss(double margin, Reduction reduction) {
    this.margin = margin;
    this.reduction = reduction;
  }

  /** Returns the loss of pairs of scores. */
  public Variable of(Variable x1, Variable x2, Variable target) {
    Losses.checkSameShape("MarginRankingLoss", x1, x2);
    Losses.checkSameShape("MarginRankingLoss", x1, target);
    return reduction.of(target.mul(x2.sub(x1)).add(margin).relu());
  }
}
