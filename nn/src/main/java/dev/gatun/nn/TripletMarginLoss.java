package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * How much an anchor is not nearer to a positive than to a negative example: {@code max(0, d(a, p)
 * - d(a, n) + margin)} (Balntas et al. 2016).
 */
public final class TripletMarginLoss {
  private final double margin;
  private final boolean swap;
  private final PairwiseDistance distance;
  private final Reduction reduction;

  /** Creates the loss with margin 1, Euclidean distances and the mean over all triplets. */
  public TripletMarginLoss() {
    this(1, new PairwiseDistance(2, 1e-6, false), false, Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param swap whether the negative may be compared with the positive where that is nearer
   */
  public TripletMarginLoss(
      double margin, PairwiseDistance distance, boolean swap, Reduction reduction) {
    this.margin = margin;
    this.distance = distance;
    this.swap = swap;
    this.reduction = reduction;
  }

  /** Returns the loss of triplets. */
  public Variable of(Variable anchor, Variable positive, Variable negative) {
    Variable near = distance.forward(anchor, positive);
    Variable far = distance.forward(anchor, negative);
    if (swap) far = far.minimum(distance.forward(positive, negative));
    return reduction.of(near.sub(far).add(margin).relu());
  }
}
