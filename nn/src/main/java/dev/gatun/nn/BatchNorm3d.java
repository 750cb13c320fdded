package dev.gatun.nn;

/** Batch normalisation of the channels of {@code (N, C, D, H, W)}; see {@link BatchNormNd}. */
public final class BatchNorm3d extends BatchNormNd<BatchNorm3d> {
  /** Creates the layer; the number of channels follows from the first input. */
  public BatchNorm3d() {}

  @Override
  BatchNorm3d self() {
    return this;
  }

  @Override
  int spatial() {
    return 3;
  }
}
