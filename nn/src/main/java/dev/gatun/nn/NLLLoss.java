package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The negative log-likelihood of class numbers {@code (N, ...)} by log-probabilities {@code (N, C,
 * ...)}, or of one number by {@code (C)}: {@code -weight_t x_t}.
 */
public final class NLLLoss implements Loss {
  private final @Nullable Variable weight;
  private final long ignoreIndex;
  private final Reduction reduction;

  /** Creates the loss with the mean over the batch. */
  public NLLLoss() {
    this(null, -100, Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param weight a weight for each class, shape (C), or none
   * @param ignoreIndex the class number of targets that do not count
   * @param reduction how the losses become one; a mean is weighted as the losses are
   */
  public NLLLoss(@Nullable Variable weight, long ignoreIndex, Reduction reduction) {
    this.weight = weight;
    this.ignoreIndex = ignoreIndex;
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable logs, Variable target) {
    int classes = logs.shape().rank() == 1 ? 0 : 1;
    if (logs.shape().rank() == 0 || !target.shape().equals(logs.shape().without(classes))) {
      throw new IllegalArgumentException(
          "NLLLoss: the log-probabilities are "
              + logs.shape()
              + ", the target "
              + target.shape()
              + ": expected (N, C, ...) and (N, ...)");
    }
    Variable numbers = target.to(DType.I64);
    Variable counted = numbers.ne((double) ignoreIndex);
    Variable index = numbers.where(counted, numbers.mul(0)).unsqueeze(classes);
    Variable share = counted.to(logs.dtype());
    if (weight != null) share = share.mul(weights(logs, classes, index));
    Variable losses = logs.gather(classes, index).squeeze(classes).neg().mul(share);
    return reduction == Reduction.MEAN ? losses.sum().div(share.sum()) : reduction.of(losses);
  }

  /** Returns the weight of each target's class. */
  private Variable weights(Variable logs, int classes, Variable index) {
    Shape shape = logs.shape();
    long[] sizes = new long[shape.rank() - classes];
    Arrays.fill(sizes, 1);
    sizes[0] = shape.size(classes);
    Variable all = weight == null ? logs : weight.to(logs.dtype());
    return all.reshape(sizes).broadcastTo(shape).gather(classes, index).squeeze(classes);
  }
}
