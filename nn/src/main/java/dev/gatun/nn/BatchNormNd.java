package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.List;

/**
 * Batch normalisation of each channel of {@code (N, C, ...)} over the batch and all places (Ioffe
 * and Szegedy 2015): {@code (x - mean) / sqrt(var + eps) * weight + bias}, with the batch's mean
 * and variance while training, and their running averages otherwise.
 *
 * @param <L> the layer itself
 */
public abstract sealed class BatchNormNd<L extends BatchNormNd<L>> extends RunningNorm<L>
    permits BatchNorm1d, BatchNorm2d, BatchNorm3d {

  BatchNormNd() {
    super(true, true);
  }

  @Override
  void check(Variable x) {
    int rank = x.shape().rank();
    if (rank != spatial() + 2 && !(spatial() == 1 && rank == 2)) {
      throw new IllegalArgumentException(
          this
              + ": the input is "
              + x.shape()
              + ", expected "
              + (spatial() == 1 ? "(N, C) or " : "")
              + expected());
    }
    if (Mode.isTraining() && x.shape().count() == x.shape().size(1)) {
      throw new IllegalArgumentException(
          this
              + ": the input "
              + x.shape()
              + " has one value a channel, which has no variance; train with larger batches");
    }
  }

  @Override
  Variable normalized(Variable x) {
    List<Variable> all = x.batchNorm(weight(x), bias(x), eps());
    if (follows()) follow(x, all.get(1).value(), all.get(2).value());
    return all.getFirst();
  }

  private void follow(Variable x, Tensor mean, Tensor variance) {
    Double momentum = momentum();
    long batches = count();
    double share = momentum == null ? 1.0 / batches : momentum;
    double n = (double) x.shape().count() / x.shape().size(1);
    try (var _ = Scope.open()) {
      follow(x, mean, variance.mul(n / (n - 1)), share);
    }
  }

  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
