package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What normalisations of the channels of {@code (N, C, ...)} share: a factor and an offset for each
 * channel, and running averages of its mean and its unbiased variance, which take the place of the
 * input's own when the layer does not train. The setters return the layer, so that they can be
 * chained behind the constructor.
 *
 * @param <L> the layer itself
 */
public abstract sealed class RunningNorm<L extends RunningNorm<L>> extends Layer
    permits BatchNormNd, InstanceNormNd {
  private final Param weight = param("weight", Init.ones());
  private final Param bias = param("bias", Init.zeros());
  private final LayerBuffer runningMean = buffer("running_mean", 0);
  private final LayerBuffer runningVar = buffer("running_var", 1);
  private final LayerBuffer batches = buffer("num_batches_tracked", 0);
  private double eps = 1e-5;
  private @Nullable Double momentum = 0.1;
  private boolean affine;
  private boolean tracks;

  RunningNorm(boolean affine, boolean tracks) {
    affine(affine);
    trackRunningStats(tracks);
  }

  abstract L self();

  /** Returns the number of spatial dimensions. */
  abstract int spatial();

  /** Adds this to the variance, so that its root is not zero; at first 1e-5. */
  public final L eps(double number) {
    eps = number;
    return self();
  }

  /**
   * Moves the running averages by this share of the distance to the newest value, at first 0.1; by
   * null they are averages of all values alike.
   */
  public final L momentum(@Nullable Double share) {
    momentum = share;
    return self();
  }

  /** Says whether channels have a factor and an offset that are learned. */
  public final L affine(boolean wanted) {
    affine = wanted;
    declare("weight", weight, wanted);
    declare("bias", bias, wanted);
    return self();
  }

  /** Says whether running averages are kept; without them the input's own values always count. */
  public final L trackRunningStats(boolean wanted) {
    tracks = wanted;
    declare("running_mean", runningMean, wanted);
    declare("running_var", runningVar, wanted);
    declare("num_batches_tracked", batches, wanted);
    return self();
  }

  final double eps() {
    return eps;
  }

  final boolean isAffine() {
    return affine;
  }

  /** Tells whether the running averages are to follow the input. */
  final boolean follows() {
    return tracks && Mode.isTraining();
  }

  final @Nullable Double momentum() {
    return momentum;
  }

  /** Returns the factor of each channel of x, 1 if there are none. */
  final Variable weight(Variable x) {
    Shape channels = Shape.of(x.shape().size(1));
    return affine ? weight.of(channels) : Normalizing.constant(channels, 1, x);
  }

  /** Returns the offset of each channel of x, 0 if there are none. */
  final Variable bias(Variable x) {
    Shape channels = Shape.of(x.shape().size(1));
    return affine ? bias.of(channels) : Normalizing.constant(channels, 0, x);
  }

  /** Returns the input's shape as text. */
  final String expected() {
    return Spatial.expected(spatial());
  }

  @Override
  public final Variable forward(Variable x) {
    check(x);
    return Mode.isTraining() || !tracks ? normalized(x) : byRunning(x);
  }

  abstract void check(Variable x);

  /** Normalises with the input's own mean and variance. */
  abstract Variable normalized(Variable x);

  /** Normalises with the running mean and variance, as one factor and offset a channel. */
  private Variable byRunning(Variable x) {
    Variable mean = constant(runningMean, x);
    Variable scale = constant(runningVar, x).add(eps).rsqrt();
    if (affine) scale = scale.mul(weight(x));
    Variable shift = mean.neg().mul(scale);
    if (affine) shift = shift.add(bias(x));
    return Normalizing.affine(x, perChannel(scale, x), perChannel(shift, x));
  }

  private static Variable constant(LayerBuffer buffer, Variable x) {
    return Variable.constant(buffer.of(Shape.of(x.shape().size(1)), type(x)));
  }

  private static DType type(Variable x) {
    return x.dtype() == DType.F64 ? DType.F64 : DType.F32;
  }

  /** Returns a vector of channels with ones as sizes around. */
  static Variable perChannel(Variable v, Variable x) {
    long[] sizes = new long[x.shape().rank() - 1];
    Arrays.fill(sizes, 1);
    sizes[0] = x.shape().size(1);
    return v.reshape(sizes);
  }

  /** Counts a batch, and returns how many there were with it. */
  final long count() {
    try (var _ = Scope.open()) {
      Tensor n = batches.of(Shape.SCALAR, DType.I64);
      n.copyFrom(n.add(1));
      return (long) n.item();
    }
  }

  /** Moves the running averages by a share of the distance to these values. */
  final void follow(Variable x, Tensor mean, Tensor variance, double share) {
    try (var _ = Scope.open()) {
      Shape channels = Shape.of(x.shape().size(1));
      move(runningMean.of(channels, type(x)), mean, share);
      move(runningVar.of(channels, type(x)), variance, share);
      batches.of(Shape.SCALAR, DType.I64);
    }
  }

  private static void move(Tensor running, Tensor value, double share) {
    running.copyFrom(running.mul(1 - share).add(value.mul(share)));
  }
}
