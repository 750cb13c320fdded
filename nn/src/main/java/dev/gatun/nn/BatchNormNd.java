package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Tensor;
import java.util.stream.IntStream;

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
    int[] dims = IntStream.range(0, x.shape().rank()).filter(d -> d != 1).toArray();
    if (follows()) follow(x, dims);
    Variable y = Normalizing.normalize(x, eps(), dims);
    long channels = x.shape().size(1);
    return isAffine()
        ? Normalizing.affine(y, perChannel(weight(channels), x), perChannel(bias(channels), x))
        : y;
  }

  private void follow(Variable x, int... dims) {
    Double momentum = momentum();
    long n = count();
    Tensor value = x.value();
    follow(x, value.mean(dims), value.var(dims), momentum == null ? 1.0 / n : momentum);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
