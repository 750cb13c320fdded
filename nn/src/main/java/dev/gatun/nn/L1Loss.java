package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The absolute error of each element: {@code |x - t|}. */
public final class L1Loss implements Loss {
  private final Reduction reduction;

  /** Creates the loss with the mean over all elements. */
  public L1Loss() {
    this(Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param reduction how the losses become one
   */
  public L1Loss(Reduction reduction) {
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable prediction, Variable target) {
    Losses.checkSameShape("L1Loss", prediction, target);
    return reduction.of(prediction.sub(target).abs());
  }
}
