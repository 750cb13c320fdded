package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The hinge loss of scores {@code (N, C)} or {@code (C)} with class numbers t: {@code sum over j
 * other than t of max(0, margin - x_t + x_j)^p / C}.
 */
public final class MultiMarginLoss implements Loss {
  private final int p;
  private final double margin;
  private final @Nullable Variable weight;
  private final Reduction reduction;

  /** Creates the loss with margin 1 and the mean over the batch. */
  public MultiMarginLoss() {
    this(1, 1, null, Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param p 1 or 2
   * @param weight a weight for each class, or none
   * @throws IllegalArgumentException if p is another number
   */
  public MultiMarginLoss(int p, double margin, @Nullable Variable weight, Reduction reduction) {
    if (p != 1 && p != 2) {
      throw new IllegalArgumentException("MultiMarginLoss: p is " + p + ", expected 1 or 2");
    }
    this.p = p;
    this.margin = margin;
    this.weight = weight;
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable scores, Variable target) {
    boolean single = scores.shape().rank() == 1;
    Variable x = single ? scores.unsqueeze(0) : scores;
    if (x.shape().rank() != 2 || target.shape().count() != x.shape().size(0)) {
      throw new IllegalArgumentException(
          "MultiMarginLoss: the scores are "
              + scores.shape()
              + ", the target "
              + target.shape()
              + ": expected (N, C) and (N)");
    }
    Variable index = target.to(DType.I64).reshape(-1, 1);
    Variable distance = x.sub(x.gather(1, index)).add(margin).relu();
    Variable powers = p == 1 ? distance : distance.square();
    if (weight != null) powers = powers.mul(weight.indexSelect(0, index.squeeze(1)).unsqueeze(1));
    Variable own = index.eq(Variable.constant(Tensor.arange(x.shape().size(1))));
    Variable losses = x.filled(0).where(own, powers).mean(1);
    return reduction.of(single ? losses.squeeze(0) : losses);
  }
}
