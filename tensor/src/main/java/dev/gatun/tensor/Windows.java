package dev.gatun.tensor;

import java.util.List;

/**
 * Convolutions and pooling: functions that slide a window over the last dimensions of {@code (N, C,
 * L)}, {@code (N, C, H, W)} or {@code (N, C, D, H, W)}.
 *
 * @param <T> the type that has these methods
 */
public interface Windows<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns the cross-correlation with {@code weights} of shape {@code (O, C / groups, ...)}:
   * {@code y[n, o, p] = sum over c, k of x[n, c, p * stride - padding + k * dilation] * w[o, c,
   * k]}.
   *
   * @throws IllegalArgumentException if the shapes do not fit
   */
  default T convolution(T weights, Op.Convolution convolution) {
    return apply(convolution, weights);
  }

  /** Returns {@link #convolution(Algebra, Op.Convolution)} plus {@code bias} of shape (O). */
  default T convolution(T weights, T bias, Op.Convolution convolution) {
    return apply(convolution, weights, bias);
  }

  /** Returns the convolution with the same stride and padding along each dimension. */
  default T convolution(T weights, int stride, int padding) {
    int n = shape().rank() - 2;
    return apply(Op.Convolution.of(n, stride, padding, 1, 1), weights);
  }

  /**
   * Returns the largest element of each window.
   *
   * @throws IllegalArgumentException if the window does not fit
   */
  default T maxPool(PoolWindow window) {
    return applyAll(new Op.MaxPool(window), List.of()).getFirst();
  }

  /**
   * Returns the mean of each window.
   *
   * @param includePadding whether padding counts as elements
   * @throws IllegalArgumentException if the window does not fit
   */
  default T avgPool(PoolWindow window, boolean includePadding) {
    return apply(new Op.AvgPool(window, includePadding, 0));
  }
}
