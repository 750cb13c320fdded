package dev.gatun.nn;

/** Batch normalisation of the channels of {@code (N, C) or (N, C, L)}; see {@link BatchNormNd}. */
public final class BatchNorm1d extends BatchNormNd<BatchNorm1d> {
  /** Creates the layer; the number of channels follows from the first input. */
  public BatchNorm1d() {}

  @Override
  BatchNorm1d self() {
    return this;
  }

  @Override
  int spatial() {
    return 1;
  }
}
