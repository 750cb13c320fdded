package dev.gatun.tensor.internal.kernel;

/**
 * Tells whether vector kernels can run. Classes that mention {@code jdk.incubator.vector} are
 * loaded only if they can; otherwise their scalar twins compute the same bits.
 */
public final class Simd {
  private static final boolean AVAILABLE = find();

  private Simd() {}

  /** Returns whether the vector module is there and scalar kernels were not asked for. */
  public static boolean available() {
    return AVAILABLE;
  }

  private static boolean find() {
    if (Boolean.getBoolean("gatun.scalar")) return false;
    try {
      Class.forName("jdk.incubator.vector.FloatVector", false, Simd.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      System.err.println(
          "gatun: the module jdk.incubator.vector is missing, so kernels run without SIMD;"
              + " start java with --add-modules jdk.incubator.vector");
      return false;
    }
  }
}
