package dev.gatun.tensor;

/** What lies beyond the edge of a tensor. */
public enum PadMode {
  /** Zeros, or another number. */
  CONSTANT,
  /** What lies as far on this side of the edge; the edge itself is not repeated. */
  REFLECT,
  /** The edge, again and again. */
  REPLICATE,
  /** What lies at the other end, as if the tensor went round. */
  CIRCULAR
}
