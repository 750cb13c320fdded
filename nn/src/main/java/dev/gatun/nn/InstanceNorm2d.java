package dev.gatun.nn;

/** Instance normalisation of the channels of {@code (N, C, H, W)}; see {@link InstanceNormNd}. */
public final class InstanceNorm2d extends InstanceNormNd<InstanceNorm2d> {
  /** Creates the layer; the number of channels follows from the first input. */
  public InstanceNorm2d() {}

  @Override
  InstanceNorm2d self() {
    return this;
  }

  @Override
  int spatial() {
    return 2;
  }
}
