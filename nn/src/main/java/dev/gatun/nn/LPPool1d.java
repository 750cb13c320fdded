package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.PoolWindow;

/** The power mean of each window, {@code (sum x^p)^(1/p)}: {@code (N, C, L) -> (N, C, ...)}. */
public final class LPPool1d extends PoolNd<LPPool1d> {
  private final double p;

  /** Creates a layer with exponent p whose windows have equal sides and do not overlap. */
  public LPPool1d(double normType, int kernel) {
    super(kernel);
    p = normType;
  }

  /** Creates a layer with exponent p whose windows have these sides. */
  public LPPool1d(double normType, Integer... kernel) {
    super(Spatial.sides(1, kernel));
    p = normType;
  }

  @Override
  LPPool1d self() {
    return this;
  }

  @Override
  Variable pool(Variable x, PoolWindow window) {
    return powerMean(x, window, p);
  }
}
