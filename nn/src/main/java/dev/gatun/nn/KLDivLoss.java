package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/**
 * The divergence of Kullback and Leibler of each element: {@code t (log t - x)} for
 * log-probabilities x and probabilities t.
 */
public final class KLDivLoss implements Loss {
  private final boolean logTarget;
  private final boolean perExample;
  private final Reduction reduction;

  /** Creates the loss with the mean over all elements. */
  public KLDivLoss() {
    this(false, Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param logTarget whether targets are logarithms
   * @param reduction how the losses become one
   */
  public KLDivLoss(boolean logTarget, Reduction reduction) {
    this(logTarget, reduction, false);
  }

  private KLDivLoss(boolean logTarget, Reduction reduction, boolean perExample) {
    this.logTarget = logTarget;
    this.reduction = reduction;
    this.perExample = perExample;
  }

  /** Creates the loss with the sum divided by the size of the batch: PyTorch's batchmean. */
  public static KLDivLoss batchMean(boolean logTarget) {
    return new KLDivLoss(logTarget, Reduction.SUM, true);
  }

  @Override
  public Variable of(Variable prediction, Variable target) {
    Losses.checkSameShape("KLDivLoss", prediction, target);
    Variable losses =
        logTarget ? target.exp().mul(target.sub(prediction)) : plain(prediction, target);
    Variable one = reduction.of(losses);
    return perExample ? one.div((double) prediction.shape().size(0)) : one;
  }

  /** Where the target is 0 its logarithm does not count. */
  private static Variable plain(Variable prediction, Variable target) {
    Variable positive = target.gt(0);
    Variable log = target.filled(1).where(positive.logicalNot(), target).log();
    return target.mul(log.sub(prediction));
  }
}
