package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Normalisation by the root mean square over the last dimensions (Zhang and Sennrich 2019): {@code
 * x / sqrt(mean(x^2) + eps) * weight}.
 */
public final class RMSNorm extends Layer {
  private final TrailingSizes sizes;
  private final Param weight = param("weight", Init.ones());
  private @Nullable Double eps;
  private boolean affine = true;

  /** Creates a layer for the last dimension, whose size follows from the first input. */
  public RMSNorm() {
    this(new long[0]);
  }

  /** Creates a layer for the last dimensions, which have these sizes. */
  public RMSNorm(long... normalizedShape) {
    sizes = new TrailingSizes("RMSNorm", normalizedShape);
  }

  /** Adds this to the mean square; null, at first, is the distance from 1 to the next number. */
  public RMSNorm eps(@Nullable Double number) {
    eps = number;
    return this;
  }

  /** Says whether each normalised element has a factor that is learned. */
  public RMSNorm elementwiseAffine(boolean wanted) {
    affine = wanted;
    declare("weight", weight, wanted);
    return this;
  }

  @Override
  public Variable forward(Variable x) {
    Shape shape = sizes.of(x.shape());
    double least = x.dtype() == DType.F64 ? Math.ulp(1.0) : Math.ulp(1f);
    double added = eps == null ? least : eps;
    Variable root = x.square().mean(sizes.dims(x.shape()), true).add(added).rsqrt();
    Variable y = x.mul(root);
    return affine ? y.mul(weight.of(shape)) : y;
  }

  @Override
  public String toString() {
    return "RMSNorm" + sizes;
  }
}
