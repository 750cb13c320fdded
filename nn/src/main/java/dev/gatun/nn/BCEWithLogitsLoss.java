package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The cross-entropy of logits x with targets t from 0 to 1: {@code -(t log s(x) + (1 - t) log(1 -
 * s(x)))}, s the sigmoid, without overflow.
 */
public final class BCEWithLogitsLoss implements Loss {
  private final @Nullable Variable weight;
  private final @Nullable Variable posWeight;
  private final Reduction reduction;

  /** Creates the loss with the mean over all elements. */
  public BCEWithLogitsLoss() {
    this(null, null, Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param weight a weight for each element, which broadcasts, or none
   * @param posWeight a weight for the first term, which broadcasts, or none
   * @param reduction how the losses become one
   */
  public BCEWithLogitsLoss(
      @Nullable Variable weight, @Nullable Variable posWeight, Reduction reduction) {
    this.weight = weight;
    this.posWeight = posWeight;
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable prediction, Variable target) {
    Losses.checkSameShape("BCEWithLogitsLoss", prediction, target);
    Variable log = prediction.logSigmoid();
    Variable share = target;
    if (posWeight != null) share = target.mul(posWeight);
    Variable no = target.rsub(1).mul(log.sub(prediction));
    Variable losses = share.mul(log).add(no).neg();
    return reduction.of(weight == null ? losses : losses.mul(weight));
  }
}
