package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The largest element of each of as many windows as the result is to have: {@code (N, C, D, H, W)
 * -> (N, C, ...)}.
 */
public final class AdaptiveMaxPool3d extends AdaptivePool {
  /** Creates a layer with this output size, one for all dimensions or one each; null keeps it. */
  public AdaptiveMaxPool3d(@Nullable Integer... outputSize) {
    super(3, outputSize);
  }

  @Override
  Variable pool(Variable x, int dim, int size) {
    return max(x, dim, size);
  }
}
