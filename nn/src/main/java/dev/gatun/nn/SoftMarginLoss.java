package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The logistic loss of each element for targets -1 and 1: {@code log(1 + e^(-t x))}. */
public final class SoftMarginLoss implements Loss {
  private final Reduction reduction;

  /** Creates the loss with the mean over all elements. */
  public SoftMarginLoss() {
    this(Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param reduction how the losses become one
   */
  public SoftMarginLoss(Reduction reduction) {
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable prediction, Variable target) {
    Losses.checkSameShape("SoftMarginLoss", prediction, target);
    return reduction.of(target.mul(prediction).neg().softplus());
  }
}
