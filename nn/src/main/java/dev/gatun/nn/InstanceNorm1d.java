package dev.gatun.nn;

/** Instance normalisation of the channels of {@code (N, C, L)}; see {@link InstanceNormNd}. */
public final class InstanceNorm1d extends InstanceNormNd<InstanceNorm1d> {
  /** Creates the layer; the number of channels follows from the first input. */
  public InstanceNorm1d() {}

  @Override
  InstanceNorm1d self() {
    return this;
  }

  @Override
  int spatial() {
    return 1;
  }
}
