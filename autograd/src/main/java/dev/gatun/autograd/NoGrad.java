package dev.gatun.autograd;

import java.util.function.Supplier;

/** Work that is not recorded, so that it needs no memory for a backward pass. */
public final class NoGrad {
  private NoGrad() {}

  /** Runs {@code work} without recording, and returns its result, which is a constant. */
  public static <T> T call(Supplier<T> work) {
    return Recording.with(false, work);
  }

  /** Runs {@code work} without recording. */
  public static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }
}
