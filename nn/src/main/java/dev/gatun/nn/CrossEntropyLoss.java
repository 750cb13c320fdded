package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The cross-entropy of logits {@code (N, C)} or {@code (N, C, ...)} with targets: class numbers
 * {@code (N, ...)}, whole and from 0, or probabilities of the logits' shape. {@code -sum over c of
 * t_c log softmax(x)_c}.
 */
public final class CrossEntropyLoss implements Loss {
  private final @Nullable Variable weight;
  private final long ignoreIndex;
  private final double labelSmoothing;
  private final Reduction reduction;

  /** Creates the loss with the mean over the batch. */
  public CrossEntropyLoss() {
    this(null, -100, 0, Reduction.MEAN);
  }

  /** Creates the loss with label smoothing (Szegedy et al. 2016). */
  public CrossEntropyLoss(double labelSmoothing) {
    this(null, -100, labelSmoothing, Reduction.MEAN);
  }

  /**
   * Creates the loss.
   *
   * @param weight a weight for each class, shape (C), or none
   * @param ignoreIndex the class number of targets that do not count
   * @param labelSmoothing how much of each target is spread over all classes, 0 to 1
   * @param reduction how the losses become one; a mean is weighted as the losses are
   */
  public CrossEntropyLoss(
      @Nullable Variable weight, long ignoreIndex, double labelSmoothing, Reduction reduction) {
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new IllegalArgumentException(
          "CrossEntropyLoss: labelSmoothing is " + labelSmoothing + ", expected 0 to 1");
    }
    this.weight = weight;
    this.ignoreIndex = ignoreIndex;
    this.labelSmoothing = labelSmoothing;
    this.reduction = reduction;
  }

  @Override
  public Variable of(Variable logits, Variable target) {
    if (logits.shape().rank() < 2) {
      throw new IllegalArgumentException(
          "CrossEntropyLoss: the logits are " + logits.shape() + ", expected (N, C, ...)");
    }
    Variable logs = logits.logSoftmax(1);
    return target.dtype().isFloat() ? ofProbabilities(logs, target) : ofClasses(logs, target);
  }

  private Variable ofProbabilities(Variable logs, Variable target) {
    Losses.checkSameShape("CrossEntropyLoss", logs, target);
    double classes = logs.shape().size(1);
    Variable t =
        labelSmoothing == 0 ? target : target.mul(1 - labelSmoothing).add(labelSmoothing / classes);
    Variable weighted = weight == null ? logs : logs.mul(perClass(weight, logs.shape()));
    Variable losses = t.mul(weighted).sum(1).neg();
    return reduction == Reduction.MEAN
        ? losses.sum().div((double) losses.shape().count())
        : reduction.of(losses);
  }

  private Variable ofClasses(Variable logs, Variable target) {
    Shape expected = logs.shape().without(1);
    if (!target.shape().equals(expected)) {
      throw new IllegalArgumentException(
          "CrossEntropyLoss: the logits are "
              + logs.shape()
              + ", the target "
              + target.shape()
              + ": expected class numbers "
              + expected
              + " or probabilities "
              + logs.shape());
    }
    Variable classes = target.to(DType.I64);
    if (weight == null && labelSmoothing == 0 && !ignores(classes)) {
      return reduction.of(logs.gather(1, classes.unsqueeze(1)).squeeze(1).neg());
    }
    Variable counted = classes.ne((double) ignoreIndex);
    Variable index = classes.where(counted, classes.mul(0)).unsqueeze(1);
    Variable share = shares(counted, index, logs);
    Variable losses = logs.gather(1, index).squeeze(1).neg().mul(share);
    if (labelSmoothing > 0) losses = smoothed(logs, losses, counted);
    return reduction == Reduction.MEAN ? losses.sum().div(share.sum()) : reduction.of(losses);
  }

  private boolean ignores(Variable classes) {
    Tensor numbers = classes.value();
    if (numbers.shape().count() == 0) return false;
    // A negative number that is ignored is the least, since the others are classes.
    if (ignoreIndex < 0) return numbers.amin().item() == ignoreIndex;
    return numbers.eq((double) ignoreIndex).any().item() != 0;
  }

  /** Returns the weight of each target: that of its class, or 0 if it does not count. */
  private Variable shares(Variable counted, Variable index, Variable logs) {
    Variable ones = counted.to(logs.dtype());
    if (weight == null) return ones;
    Variable all = perClass(weight, logs.shape()).to(logs.dtype()).broadcastTo(logs.shape());
    return all.gather(1, index).squeeze(1).mul(ones);
  }

  private Variable smoothed(Variable logs, Variable losses, Variable counted) {
    Variable weighted = weight == null ? logs : logs.mul(perClass(weight, logs.shape()));
    Variable spread = weighted.sum(1).neg().mul(counted.to(logs.dtype()));
    return losses.mul(1 - labelSmoothing).add(spread.mul(labelSmoothing / logs.shape().size(1)));
  }

  /** Returns the weights with ones as sizes around the classes. */
  private static Variable perClass(Variable weight, Shape logits) {
    long[] sizes = new long[logits.rank() - 1];
    java.util.Arrays.fill(sizes, 1);
    sizes[0] = logits.size(1);
    return weight.reshape(sizes);
  }
}
