package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.PoolWindow;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What pooling layers share: a window that moves by its own size unless told otherwise. The setters
 * return the layer, so that they can be chained behind the constructor.
 *
 * @param <L> the layer itself
 */
public abstract sealed class PoolNd<L extends PoolNd<L>> extends Layer
    permits MaxPool1d,
        MaxPool2d,
        MaxPool3d,
        AvgPool1d,
        AvgPool2d,
        AvgPool3d,
        LPPool1d,
        LPPool2d,
        LPPool3d {
  private final List<Integer> kernel;
  private @Nullable List<Integer> stride;
  private List<Integer> padding;
  private boolean ceil;

  PoolNd(Integer... kernel) {
    this.kernel = List.of(kernel);
    this.padding = Collections.nCopies(kernel.length, 0);
  }

  abstract L self();

  /** Moves the window by these distances, one a dimension or one for all; at first its size. */
  public L stride(Integer... distances) {
    stride = Spatial.numbers("stride", kernel.size(), distances);
    return self();
  }

  /** Lets the window begin that far outside; at first 0, at most half its size. */
  public L padding(Integer... distances) {
    padding = Spatial.numbers("padding", kernel.size(), distances);
    return self();
  }

  /** Says whether a window that ends outside counts; at first not. */
  public L ceilMode(boolean counts) {
    ceil = counts;
    return self();
  }

  /** Returns how far apart the elements are that the window sees. */
  List<Integer> dilations() {
    return Collections.nCopies(kernel.size(), 1);
  }

  final PoolWindow window() {
    List<Integer> steps = stride == null ? kernel : stride;
    return new PoolWindow(kernel, steps, padding, dilations(), ceil);
  }

  /** Returns {@code (sum x^p)^(1/p)} of each window; not a number where the sum is negative. */
  static Variable powerMean(Variable x, PoolWindow window, double p) {
    double elements =
        window.kernel().stream().mapToInt(Integer::intValue).reduce(1, (a, b) -> a * b);
    Variable mean = x.pow(p).avgPool(window, true);
    return mean.mul(elements).pow(1 / p);
  }

  abstract Variable pool(Variable x, PoolWindow window);

  @Override
  public Variable forward(Variable x) {
    if (x.shape().rank() != kernel.size() + 2) {
      throw new IllegalArgumentException(
          this + ": the input is " + x.shape() + ", expected " + Spatial.expected(kernel.size()));
    }
    return pool(x, window());
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + kernel + ")";
  }
}
