package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The mean of each of as many windows as the result is to have: {@code (N, C, H, W) -> (N, C,
 * ...)}.
 */
public final class AdaptiveAvgPool2d extends AdaptivePool {
  /** Creates a layer with this output size, one for all dimensions or one each; null keeps it. */
  public AdaptiveAvgPool2d(@Nullable Integer... outputSize) {
    super(2, outputSize);
  }

  @Override
  Variable pool(Variable x, int dim, int size) {
    return mean(x, dim, size);
  }
}
