package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Shape;

/**
 * Layer normalisation over the last dimensions (Ba et al. 2016): {@code (x - mean) / sqrt(var +
 * eps) * weight + bias}, the same while training and not. The setters return the layer, so that
 * they can be chained behind the constructor.
 */
public final class LayerNorm extends Layer {
  private final TrailingSizes sizes;
  private final Param weight = param("weight", Init.ones());
  private final Param bias = param("bias", Init.zeros());
  private double eps = 1e-5;
  private boolean affine = true;
  private boolean hasBias = true;

  /** Creates a layer for the last dimension, whose size follows from the first input. */
  public LayerNorm() {
    this(new long[0]);
  }

  /** Creates a layer for the last dimensions, which have these sizes. */
  public LayerNorm(long... normalizedShape) {
    sizes = new TrailingSizes("LayerNorm", normalizedShape);
  }

  /** Adds this to the variance, so that its root is not zero; at first 1e-5. */
  public LayerNorm eps(double number) {
    eps = number;
    return this;
  }

  /** Says whether each normalised element has a factor and an offset that are learned. */
  public LayerNorm elementwiseAffine(boolean wanted) {
    affine = wanted;
    return declared();
  }

  /** Says whether there is an offset beside the factor. */
  public LayerNorm bias(boolean wanted) {
    hasBias = wanted;
    return declared();
  }

  private LayerNorm declared() {
    declare("weight", weight, affine);
    declare("bias", bias, affine && hasBias);
    return this;
  }

  @Override
  public Variable forward(Variable x) {
    Shape shape = sizes.of(x.shape());
    Variable w = affine ? weight.of(shape) : Normalizing.constant(shape, 1, x);
    Variable b = affine && hasBias ? bias.of(shape) : Normalizing.constant(shape, 0, x);
    if (shape.rank() == 1) return x.layerNorm(w, b, eps);
    Variable flat = x.flatten(x.shape().rank() - shape.rank());
    return flat.layerNorm(w.flatten(0), b.flatten(0), eps).reshape(x.shape().toArray());
  }

  @Override
  public String toString() {
    return "LayerNorm" + sizes;
  }
}
