package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * For distances x: x itself where the target is 1, and {@code max(0, margin - x)} where it is -1.
 */
public final class HingeEmbeddingLoss implements Loss {
  private final double margin;
  private final Reduction reduction;

  /** Creates the loss with margin 1 and the mean over all elements. */
  public HingeEmbeddingLoss() {
    this(1, Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param margin how far what differs should be
   * @param reduction how the losses become one
   */
  public HingeEmbeddingLoss(double margin, Reduction reduction) {
    this.margin = margin;
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable prediction, Variable target) {
    Losses.checkSameShape("HingeEmbeddingLoss", prediction, target);
    Variable zero = prediction.filled(0);
    Variable near = prediction.where(target.ne(-1), zero);
    Variable far = prediction.rsub(margin).relu().where(target.ne(1), zero);
    return reduction.of(near.add(far));
  }
}
