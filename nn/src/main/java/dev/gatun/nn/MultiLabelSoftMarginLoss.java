package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The cross-entropy of logits with several labels at once: the mean over the last dimension of
 * {@code -(t log s(x) + (1 - t) log s(-x))}, s the sigmoid.
 */
public final class MultiLabelSoftMarginLoss implements Loss {
  private final @Nullable Variable weight;
  private final Reduction reduction;

  /** Creates the loss with the mean over the batch. */
  public MultiLabelSoftMarginLoss() {
    this(null, Reduction.MEAN);
  }

  /** Creates the loss with a weight for each class, or none. */
  public MultiLabelSoftMarginLoss(@Nullable Variable weight, Reduction reduction) {
    this.weight = weight;
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable prediction, Variable target) {
    Losses.checkSameShape("MultiLabelSoftMarginLoss", prediction, target);
    Variable log = prediction.logSigmoid();
    Variable no = target.rsub(1).mul(log.sub(prediction));
    Variable losses = target.mul(log).add(no).neg();
    if (weight != null) losses = losses.mul(weight);
    return reduction.of(losses.mean(-1));
  }
}
