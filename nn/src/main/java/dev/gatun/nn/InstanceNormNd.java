package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Tensor;
import java.util.stream.IntStream;

/**
 * Instance normalisation of each channel of each example of {@code (N, C, ...)} over all places
 * (Ulyanov et al. 2016): {@code (x - mean) / sqrt(var + eps)}. At first without factors, offsets
 * and running averages, as in PyTorch.
 *
 * @param <L> the layer itself
 */
public abstract sealed class InstanceNormNd<L extends InstanceNormNd<L>> extends RunningNorm<L>
    permits InstanceNorm1d, InstanceNorm2d, InstanceNorm3d {

  InstanceNormNd() {
    super(false, false);
  }

  @Override
  void check(Variable x) {
    if (x.shape().rank() != spatial() + 2) {
      throw new IllegalArgumentException(
          this + ": the input is " + x.shape() + ", expected " + expected());
    }
    long places = x.shape().count() / Math.max(1, x.shape().size(0) * x.shape().size(1));
    if (Mode.isTraining() && places == 1) {
      throw new IllegalArgumentException(
          this + ": the input " + x.shape() + " has one place only, which has no variance");
    }
  }

  @Override
  Variable normalized(Variable x) {
    int[] places = IntStream.range(2, x.shape().rank()).toArray();
    if (follows()) follow(x, places);
    Variable y = Normalizing.rows(x.flatten(2), eps()).reshape(x.shape().toArray());
    return isAffine() ? Normalizing.affine(y, perChannel(weight(x), x), perChannel(bias(x), x)) : y;
  }

  private void follow(Variable x, int... places) {
    Double momentum = momentum();
    Tensor value = x.value();
    Tensor mean = value.mean(places).mean(0);
    follow(x, mean, value.var(places).mean(0), momentum == null ? 0 : momentum);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
