package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The negative log-likelihood of counts t by a Poisson distribution: {@code e^x - t x} for its
 * logarithm x, else {@code x - t log(x + eps)}.
 */
public final class PoissonNLLLoss implements Loss {
  private final boolean logInput;
  private final boolean full;
  private final double eps;
  private final Reduction reduction;

  /** Creates the loss for logarithms with the mean over all elements. */
  public PoissonNLLLoss() {
    this(true, false, 1e-8, Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param logInput whether predictions are logarithms
   * @param full whether to add what the targets alone decide, by Stirling
   * @param eps what keeps the logarithm finite
   * @param reduction how the losses become one
   */
  public PoissonNLLLoss(boolean logInput, boolean full, double eps, Reduction reduction) {
    this.logInput = logInput;
    this.full = full;
    this.eps = eps;
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable prediction, Variable target) {
    Losses.checkSameShape("PoissonNLLLoss", prediction, target);
    Variable losses =
        logInput
            ? prediction.exp().sub(target.mul(prediction))
            : prediction.sub(target.mul(prediction.add(eps).log()));
    if (full) {
      Variable large = target.maximum(1);
      Variable stirling =
          large.mul(large.log()).sub(large).add(large.mul(2 * Math.PI).log().mul(0.5));
      losses = losses.add(stirling.where(target.gt(1), target.filled(0)));
    }
    return reduction.of(losses);
  }
}
