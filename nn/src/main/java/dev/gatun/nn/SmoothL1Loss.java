package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The squared error where it is small and the absolute error elsewhere: {@code d^2 / (2 beta)} for
 * {@code d = |x - t| < beta}, else {@code d - beta / 2} (Girshick 2015).
 */
public final class SmoothL1Loss implements Loss {
  private final double beta;
  private final Reduction reduction;

  /** Creates the loss with beta 1 and the mean over all elements. */
  public SmoothL1Loss() {
    this(1, Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param beta where the one becomes the other; 0 for the absolute error
   * @param reduction how the losses become one
   */
  public SmoothL1Loss(double beta, Reduction reduction) {
    this.beta = beta;
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable prediction, Variable target) {
    Losses.checkSameShape("SmoothL1Loss", prediction, target);
    Variable d = prediction.sub(target).abs();
    if (beta == 0) return reduction.of(d);
    Variable square = d.square().mul(0.5 / beta);
    return reduction.of(square.where(d.lt(beta), d.sub(beta / 2)));
  }
}
