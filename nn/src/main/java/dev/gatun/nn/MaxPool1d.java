package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.PoolWindow;
import java.util.Collections;
import java.util.List;

/** The largest element of each window: {@code (N, C, L) -> (N, C, ...)}. */
public final class MaxPool1d extends PoolNd<MaxPool1d> {
  private List<Integer> dilation = Collections.nCopies(1, 1);

  /** Creates a layer whose windows have equal sides and do not overlap. */
  public MaxPool1d(int kernel) {
    super(kernel);
  }

  /** Creates a layer whose windows have these sides. */
  public MaxPool1d(Integer... kernel) {
    super(Spatial.sides(1, kernel));
  }

  /** Spreads the window's elements by these distances; at first 1. */
  public MaxPool1d dilation(Integer... distances) {
    dilation = Spatial.numbers("dilation", 1, distances);
    return this;
  }

  @Override
  List<Integer> dilations() {
    return dilation;
  }

  @Override
  MaxPool1d self() {
    return this;
  }

  @Override
  Variable pool(Variable x, PoolWindow window) {
    return x.maxPool(window);
  }
}
