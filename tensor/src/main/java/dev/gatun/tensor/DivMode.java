package dev.gatun.tensor;

/** What becomes of the fraction of a quotient. */
public enum DivMode {
  /** It stays. */
  TRUE,
  /** It is cut off: the quotient is rounded towards zero. */
  TRUNC,
  /** The quotient is rounded to the largest whole number not above it. */
  FLOOR
}
