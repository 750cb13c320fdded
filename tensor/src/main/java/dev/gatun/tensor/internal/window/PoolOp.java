package dev.gatun.tensor.internal.window;

/** The four passes of pooling. */
enum PoolOp {
  MAX,
  MAX_GRADIENT,
  AVG,
  AVG_GRADIENT;

  /** Tells whether the result is the gradient with respect to the input. */
  boolean isGradient() {
    return this == MAX_GRADIENT || this == AVG_GRADIENT;
  }
}
