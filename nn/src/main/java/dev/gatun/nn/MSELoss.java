package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** The squared error: {@code (prediction - target)^2}. */
public final class MSELoss implements Loss {
  private final Reduction reduction;

  /** Creates the loss with the mean over all elements. */
  public MSELoss() {
    this(Reduction.MEAN);
  }

  /** Creates the loss. */
  public MSELoss(Reduction reduction) {
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable prediction, Variable target) {
    Losses.checkSameShape("MSELoss", prediction, target);
    return reduction.of(prediction.sub(target).square());
  }
}
