package dev.gatun.tensor;

/** How elements that go to one position are combined. */
public enum ScatterMode {
  /** Their sum. */
  SUM,
  /** Their product. */
  PROD,
  /** Their mean, of whole numbers rounded down. */
  MEAN,
  /** The largest; NaN if one is. */
  AMAX,
  /** The smallest; NaN if one is. */
  AMIN
}
