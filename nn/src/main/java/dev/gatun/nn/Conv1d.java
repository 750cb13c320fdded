package dev.gatun.nn;

/**
 * A convolution over 1 dimension: {@code (N, C, L) -> (N, out, ...)}, each size becoming {@code
 * (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1}.
 */
public final class Conv1d extends ConvNd<Conv1d> {
  /** Creates a convolution with {@code out} output channels and a kernel of equal sides. */
  public Conv1d(int out, int kernel) {
    super(out, Init.glorotUniform(), kernel);
  }

  /** Creates a convolution whose weights begin as {@code init} says. */
  public Conv1d(int out, Init init, Integer... kernel) {
    super(out, init, Spatial.sides(1, kernel));
  }

  @Override
  Conv1d self() {
    return this;
  }
}
