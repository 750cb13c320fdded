package dev.gatun.tensor;

/** What lies between two neighbours in order. */
public enum Interpolation {
  /** The number as far from both as asked for. */
  LINEAR,
  /** The smaller one. */
  LOWER,
  /** The larger one. */
  HIGHER,
  /** The nearer one, and of two equally near the one whose place is even. */
  NEAREST,
  /** The number in the middle. */
  MIDPOINT
}
