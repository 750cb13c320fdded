package dev.gatun.nn;

/**
 * A convolution over 3 dimensions: {@code (N, C, D, H, W) -> (N, out, ...)}, each size becoming
 * {@code (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1}.
 */
public final class Conv3d extends ConvNd<Conv3d> {
  /** Creates a convolution with {@code out} output channels and a kernel of equal sides. */
  public Conv3d(int out, int kernel) {
    super(out, Init.glorotUniform(), kernel, kernel, kernel);
  }

  /** Creates a convolution whose weights begin as {@code init} says. */
  public Conv3d(int out, Init init, Integer... kernel) {
    super(out, init, Spatial.sides(3, kernel));
  }

  @Override
  Conv3d self() {
    return this;
  }
}
