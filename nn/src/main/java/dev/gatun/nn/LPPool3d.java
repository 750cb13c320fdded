package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.PoolWindow;

/**
 * The power mean of each window, {@code (sum x^p)^(1/p)}: {@code (N, C, D, H, W) -> (N, C, ...)}.
 */
public final class LPPool3d extends PoolNd<LPPool3d> {
  private final double p;

  /** Creates a layer with exponent p whose windows have equal sides and do not overlap. */
  public LPPool3d(double normType, int kernel) {
    super(kernel, kernel, kernel);
    p = normType;
  }

  /** Creates a layer with exponent p whose windows have these sides. */
  public LPPool3d(double normType, Integer... kernel) {
    super(Spatial.sides(3, kernel));
    p = normType;
  }

  @Override
  LPPool3d self() {
    return this;
  }

  @Override
  Variable pool(Variable x, PoolWindow window) {
    return powerMean(x, window, p);
  }
}
