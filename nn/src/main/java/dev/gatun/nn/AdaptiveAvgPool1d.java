package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The mean of each of as many windows as the result is to have: {@code (N, C, L) -> (N, C, size)}.
 */
public final class AdaptiveAvgPool1d extends AdaptivePool {
  /** Creates a layer with this output size, one for all dimensions or one each; null keeps it. */
  public AdaptiveAvgPool1d(@Nullable Integer... outputSize) {
    super(1, outputSize);
  }

  @Override
  Variable pool(Variable x, int dim, int size) {
    return mean(x, dim, size);
  }
}
