package dev.gatun.tensor.internal.random;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * Normally distributed numbers in pairs: from u in (0, 1] and v in [0, 1), {@code sqrt(-2 ln u)
 * cos(2 pi v)} and {@code sqrt(-2 ln u) sin(2 pi v)} (Box and Muller, "A note on the generation of
 * random normal deviates", 1958). Computed in double, by StrictMath, which gives the same bits
 * everywhere.
 */
final class Normal {
  private static final double TWO_PI = 2 * Math.PI;

  private Normal() {}

  /** Writes {@code n} floats; a pair takes two words, u from the first with 32 bits. */
  static void floats(int[] words, int n, double mean, double std, MemorySegment to, long at) {
    for (int i = 0; i < n; i += 2) {
      double r = radius((Integer.toUnsignedLong(words[i]) + 1) * 0x1p-32);
      double angle = TWO_PI * (Integer.toUnsignedLong(words[i + 1]) * 0x1p-32);
      float first = (float) Math.fma(std, r * StrictMath.cos(angle), mean);
      to.set(JAVA_FLOAT_UNALIGNED, at + 4L * i, first);
      if (i + 1 == n) return;
      float second = (float) Math.fma(std, r * StrictMath.sin(angle), mean);
      to.set(JAVA_FLOAT_UNALIGNED, at + 4L * (i + 1), second);
    }
  }

  /** Writes {@code n} doubles; a pair takes four words, two for each of u and v. */
  static void doubles(int[] words, int n, double mean, double std, MemorySegment to, long at) {
    for (int i = 0; i < n; i += 2) {
      double r = radius(Philox.toDouble(words[2 * i], words[2 * i + 1]) + 0x1p-53);
      double angle = TWO_PI * Philox.toDouble(words[2 * i + 2], words[2 * i + 3]);
      double first = Math.fma(std, r * StrictMath.cos(angle), mean);
      to.set(JAVA_DOUBLE_UNALIGNED, at + 8L * i, first);
      if (i + 1 == n) return;
      double second = Math.fma(std, r * StrictMath.sin(angle), mean);
      to.set(JAVA_DOUBLE_UNALIGNED, at + 8L * (i + 1), second);
    }
  }

  private static double radius(double u) {
    return Math.sqrt(-2 * StrictMath.log(u));
  }
}
