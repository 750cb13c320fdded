package dev.gatun.tensor;

import dev.gatun.tensor.internal.parallel.Parallel;

/** How many threads share the work of one operation. Results do not depend on it. */
public final class Threads {
  private Threads() {}

  /** Returns the number of threads, the caller's among them. */
  public static int count() {
    return Parallel.threads();
  }

  /**
   * Sets the number of threads; at first that of the processors, or {@code gatun.threads}.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public static void set(int threads) {
    Parallel.threads(threads);
  }
}
