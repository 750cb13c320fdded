package dev.gatun.nn;

/**
 * Instance normalisation of the channels of {@code (N, C, D, H, W)}; see {@link InstanceNormNd}.
 */
public final class InstanceNorm3d extends InstanceNormNd<InstanceNorm3d> {
  /** Creates the layer; the number of channels follows from the first input. */
  public InstanceNorm3d() {}

  @Override
  InstanceNorm3d self() {
    return this;
  }

  @Override
  int spatial() {
    return 3;
  }
}
