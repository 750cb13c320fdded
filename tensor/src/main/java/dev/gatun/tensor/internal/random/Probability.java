package dev.gatun.tensor.internal.random;

/** Probabilities as a number of the 2^32 words. */
final class Probability {
  private Probability() {}

  /**
   * Returns {@code p 2^32}, rounded down.
   *
   * @throws IllegalArgumentException if {@code p} is not from 0 to 1
   */
  static long threshold(String operation, double p) {
    if (p >= 0 && p <= 1) return (long) (p * 0x1p32);
    throw new IllegalArgumentException(
        operation + ": p is " + p + ": expected a probability from 0 to 1");
  }
}
