package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The negative log-likelihood of targets by normal distributions with predicted means and
 * variances: {@code (log v + (x - t)^2 / v) / 2}.
 */
public final class GaussianNLLLoss {
  private final boolean full;
  private final double eps;
  private final Reduction reduction;

  /** Creates the loss with the mean over all elements. */
  public GaussianNLLLoss() {
    this(false, 1e-6, Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param full whether to add the constant {@code log(2 pi) / 2}
   * @param eps the least variance; gradients pass as if there was none
   * @param reduction how the losses become one
   */
  public GaussianNLLLoss(boolean full, double eps, Reduction reduction) {
    this.full = full;
    this.eps = eps;
    this.reduction = reduction;
  }

  /**
   * Returns the loss of means and variances; a variance may lack the last dimension, or it is 1.
   */
  public Variable of(Variable mean, Variable target, Variable variance) {
    Losses.checkSameShape("GaussianNLLLoss", mean, target);
    boolean lacks = variance.shape().rank() == mean.shape().rank() - 1;
    Variable v = lacks ? variance.unsqueeze(-1) : variance;
    Variable kept = v.add(v.maximum(eps).sub(v).detach());
    Variable losses = kept.log().add(mean.sub(target).square().div(kept)).mul(0.5);
    return reduction.of(full ? losses.add(0.5 * StrictMath.log(2 * Math.PI)) : losses);
  }
}
