package dev.gatun.benchmarks;

/**
 * Generates the numbers that all sides start from: counter-based, so that a value depends on the
 * name of its array and its place alone. The mixing function is that of SplitMix64 (Steele, Lea and
 * Flood, "Fast splittable pseudorandom number generators", 2014, figure 16).
 */
public final class Numbers {
  private static final long STRIDE = 0x9e3779b97f4a7c15L;

  private Numbers() {}

  /**
   * Returns uniform values in {@code [low, high)}.
   *
   * @throws ArithmeticException if {@code count} is no int
   */
  public static float[] uniform(String array, long count, float low, float high) {
    var values = new float[Math.toIntExact(count)];
    for (int i = 0; i < values.length; i++) {
      values[i] = low + (high - low) * (bits(array, i) >>> 40) * 0x1p-24f;
    }
    return values;
  }

  /**
   * Returns class numbers in {@code [0, classes)}.
   *
   * @throws ArithmeticException if {@code classes} is zero
   */
  public static int[] labels(String array, int count, int classes) {
    var labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (int) Long.remainderUnsigned(bits(array, i), classes);
    }
    return labels;
  }

  private static long bits(String array, int index) {
    return mix(mix(array.hashCode()) + (index + 1) * STRIDE);
  }

  private static long mix(long x) {
    long y = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    long z = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
