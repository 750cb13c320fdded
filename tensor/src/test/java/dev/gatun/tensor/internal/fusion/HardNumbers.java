package dev.gatun.tensor.internal.fusion;

import java.util.SplittableRandom;

/** Ordinary numbers, numbers with random bits, and those at which something changes. */
final class HardNumbers {
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    0.5,
    -0.5,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    Double.MIN_VALUE,
    Float.MAX_VALUE,
    Double.MAX_VALUE,
    88.7,
    -103.9,
    709.7,
    -745.1,
    1e5,
    0x1p20,
    0x1p46
  };

  private HardNumbers() {}

  /** Returns {@code count} doubles, a third of each kind. */
  static double[] doubles(int count, long seed) {
    var random = new SplittableRandom(seed);
    double[] a = new double[count];
    for (int i = 0; i < count; i++) {
      a[i] =
          switch (i % 3) {
            case 0 -> random.nextDouble(-20, 20);
            case 1 -> Double.longBitsToDouble(random.nextLong());
            default -> SPECIAL[random.nextInt(SPECIAL.length)];
          };
    }
    return a;
  }

  /** Returns {@code count} floats, a third of each kind. */
  static float[] floats(int count, long seed) {
    var random = new SplittableRandom(seed);
    double[] wide = doubles(count, seed);
    float[] a = new float[count];
    for (int i = 0; i < count; i++) {
      a[i] = i % 3 == 1 ? Float.intBitsToFloat(random.nextInt()) : (float) wide[i];
    }
    return a;
  }
}
