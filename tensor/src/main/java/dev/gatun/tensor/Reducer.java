package dev.gatun.tensor;

/** How elements are combined into one. */
public enum Reducer {
  /** Their sum; 0 of none. */
  SUM,
  /** Their product; 1 of none. */
  PROD,
  /** The largest; NaN if one is. */
  MAX,
  /** The smallest; NaN if one is. */
  MIN,
  /** Whether one of the masks is true. */
  ANY,
  /** Whether all masks are true. */
  ALL
}
