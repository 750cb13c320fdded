package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.PoolWindow;

/** The mean of each window: {@code (N, C, D, H, W) -> (N, C, ...)}. */
public final class AvgPool3d extends PoolNd<AvgPool3d> {
  private boolean includePadding = true;
  private int divisor;

  /** Creates a layer whose windows have equal sides and do not overlap. */
  public AvgPool3d(int kernel) {
    super(kernel, kernel, kernel);
  }

  /** Creates a layer whose windows have these sides. */
  public AvgPool3d(Integer... kernel) {
    super(Spatial.sides(3, kernel));
  }

  /** Says whether padding counts as elements; at first it does, as zeros. */
  public AvgPool3d countIncludePad(boolean counts) {
    includePadding = counts;
    return this;
  }

  /** Divides by this number instead of the number of elements. */
  public AvgPool3d divisorOverride(int number) {
    divisor = number;
    return this;
  }

  @Override
  AvgPool3d self() {
    return this;
  }

  @Override
  Variable pool(Variable x, PoolWindow window) {
    return x.apply(new Op.AvgPool(window, includePadding, divisor));
  }
}
