package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The cross-entropy of probabilities p with targets t from 0 to 1: {@code -(t log p + (1 - t) log(1
 * - p))}, the logarithms no less than -100, as in PyTorch.
 */
public final class BCELoss implements Loss {
  private final @Nullable Variable weight;
  private final Reduction reduction;

  /** Creates the loss with the mean over all elements. */
  public BCELoss() {
    this(null, Reduction.MEAN);
  }

  /** Creates the loss with a weight for each element, which broadcasts, or none. */
  public BCELoss(@Nullable Variable weight, Reduction reduction) {
    this.weight = weight;
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable prediction, Variable target) {
    Losses.checkSameShape("BCELoss", prediction, target);
    Variable yes = prediction.log().maximum(-100);
    Variable no = prediction.rsub(1).log().maximum(-100);
    Variable loss = target.mul(yes).add(target.rsub(1).mul(no)).neg();
    return reduction.of(weight == null ? loss : loss.mul(weight));
  }
}
