package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/**
 * The hinge loss of scores {@code (N, C)} or {@code (C)} with several classes each: the sum over
 * all labels t and all classes j that are none of {@code max(0, 1 - x_t + x_j) / C}. The labels of
 * an example stand in front in targets of the scores' shape; -1 ends them.
 */
public final class MultiLabelMarginLoss implements Loss {
  private final Reduction reduction;

  /** Creates the loss with the mean over the batch. */
  public MultiLabelMarginLoss() {
    this(Reduction.MEAN);
  }

  /** Creates the loss. */
  public MultiLabelMarginLoss(Reduction reduction) {
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable scores, Variable target) {
    Losses.checkSameShape("MultiLabelMarginLoss", scores, target);
    boolean single = scores.shape().rank() == 1;
    Variable x = single ? scores.unsqueeze(0) : scores;
    Tensor labels = target.value().to(DType.I64);
    if (single) labels = labels.unsqueeze(0);
    Tensor counts = labels.lt(0).to(DType.I64).cumsum(1).eq(0);
    Tensor index = labels.mul(counts.to(DType.I64));
    long classes = x.shape().size(1);
    Tensor hits = index.unsqueeze(2).eq(Tensor.arange(classes)).logicalAnd(counts.unsqueeze(2));
    Tensor others = hits.any(1).logicalNot();
    Variable of = x.gather(1, Variable.constant(index)).unsqueeze(2);
    Variable distance = x.unsqueeze(1).sub(of).add(1).relu();
    Tensor pairs = counts.unsqueeze(2).logicalAnd(others.unsqueeze(1));
    Variable losses = distance.mul(pairs.to(x.dtype())).sum(1, 2).div((double) classes);
    return reduction.of(single ? losses.squeeze(0) : losses);
  }
}
