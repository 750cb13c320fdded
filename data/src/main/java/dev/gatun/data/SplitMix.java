package dev.gatun.data;

/**
 * A small generator of random numbers whose n-th number is a function of seed and n: the mix64
 * variant 13 of a Weyl sequence (Steele, Lea, Flood: Fast splittable pseudorandom number
 * generators, 2014). The same numbers on every machine.
 */
final class SplitMix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** Creates the generator number {@code stream} of {@code seed}. */
  SplitMix(long seed, long stream) {
    state = mix(seed + GOLDEN) ^ mix(stream * GOLDEN + 1);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** Returns a whole number from 0 up to but without {@code n}, which is small. */
  int below(int n) {
    return (int) (((next() >>> 33) * n) >>> 31);
  }

  /** Returns a number from {@code low} up to but without {@code high}. */
  float between(float low, float high) {
    return low + (next() >>> 40) * 0x1p-24f * (high - low);
  }

  /** Returns a number with mean 0 and deviation 1, nearly normal: a sum of four even ones. */
  float normal() {
    float sum = 0;
    for (int i = 0; i < 4; i++) sum += between(-0.5f, 0.5f);
    return sum * 1.7320508f;
  }
}
