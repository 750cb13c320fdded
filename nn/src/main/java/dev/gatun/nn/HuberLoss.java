package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The squared error where it is small and the absolute error elsewhere: {@code d^2 / 2} for {@code
 * d = |x - t| <= delta}, else {@code delta (d - delta / 2)} (Huber 1964).
 */
public final class HuberLoss implements Loss {
  private final double delta;
  private final Reduction reduction;

  /** Creates the loss with delta 1 and the mean over all elements. */
  public HuberLoss() {
    this(1, Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param delta where the one becomes the other
   * @param reduction how the losses become one
   */
  public HuberLoss(double delta, Reduction reduction) {
    this.delta = delta;
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable prediction, Variable target) {
    Losses.checkSameShape("HuberLoss", prediction, target);
    Variable d = prediction.sub(target).abs();
    Variable line = d.sub(delta / 2).mul(delta);
    return reduction.of(d.square().mul(0.5).where(d.le(delta), line));
  }
}
