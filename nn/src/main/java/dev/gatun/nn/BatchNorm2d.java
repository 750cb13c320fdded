package dev.gatun.nn;

/** Batch normalisation of the channels of {@code (N, C, H, W)}; see {@link BatchNormNd}. */
public final class BatchNorm2d extends BatchNormNd<BatchNorm2d> {
  /** Creates the layer; the number of channels follows from the first input. */
  public BatchNorm2d() {}

  @Override
  BatchNorm2d self() {
    return this;
  }

  @Override
  int spatial() {
    return 2;
  }
}
