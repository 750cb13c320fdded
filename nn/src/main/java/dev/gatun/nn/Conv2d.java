package dev.gatun.nn;

/**
 * A convolution over 2 dimensions: {@code (N, C, H, W) -> (N, out, ...)}, each size becoming {@code
 * (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1}.
 */
public final class Conv2d extends ConvNd<Conv2d> {
  /** Creates a convolution with {@code out} output channels and a kernel of equal sides. */
  public Conv2d(int out, int kernel) {
    super(out, Init.glorotUniform(), kernel, kernel);
  }

  /** Creates a convolution whose weights begin as {@code init} says. */
  public Conv2d(int out, Init init, Integer... kernel) {
    super(out, init, Spatial.sides(2, kernel));
  }

  @Override
  Conv2d self() {
    return this;
  }
}
