package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.PoolWindow;
import java.util.Collections;
import java.util.List;

/** The largest element of each window: {@code (N, C, D, H, W) -> (N, C, ...)}. */
public final class MaxPool3d extends PoolNd<MaxPool3d> {
  private List<Integer> dilation = Collections.nCopies(3, 1);

  /** Creates a layer whose windows have equal sides and do not overlap. */
  public MaxPool3d(int kernel) {
    super(kernel, kernel, kernel);
  }

  /** Creates a layer whose windows have these sides. */
  public MaxPool3d(Integer... kernel) {
    super(Spatial.sides(3, kernel));
  }

  /** Spreads the window's elements by these distances; at first 1. */
  public MaxPool3d dilation(Integer... distances) {
    dilation = Spatial.numbers("dilation", 3, distances);
    return this;
  }

  @Override
  List<Integer> dilations() {
    return dilation;
  }

  @Override
  MaxPool3d self() {
    return this;
  }

  @Override
  Variable pool(Variable x, PoolWindow window) {
    return x.maxPool(window);
  }
}
