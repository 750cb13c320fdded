package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.PoolWindow;
import java.util.Collections;
import java.util.List;

/** The largest element of each window: {@code (N, C, H, W) -> (N, C, ...)}. */
public final class MaxPool2d extends PoolNd<MaxPool2d> {
  private List<Integer> dilation = Collections.nCopies(2, 1);

  /** Creates a layer whose windows have equal sides and do not overlap. */
  public MaxPool2d(int kernel) {
    super(kernel, kernel);
  }

  /** Creates a layer whose windows have these sides. */
  public MaxPool2d(Integer... kernel) {
    super(Spatial.sides(2, kernel));
  }

  /** Spreads the window's elements by these distances; at first 1. */
  public MaxPool2d dilation(Integer... distances) {
    dilation = Spatial.numbers("dilation", 2, distances);
    return this;
  }

  @Override
  List<Integer> dilations() {
    return dilation;
  }

  @Override
  MaxPool2d self() {
    return this;
  }

  @Override
  Variable pool(Variable x, PoolWindow window) {
    return x.maxPool(window);
  }
}
