package dev.gatun.tensor;

import java.lang.ref.Reference;

/**
 * Keeps what a kernel reads from the collector until the kernel is done. Kernels return, or throw,
 * only when all their workers have finished, so no finally block is needed.
 */
final class Reachable {
  private Reachable() {}

  /** Says that {@code o} was in use up to here. */
  @SuppressWarnings("ReachabilityFenceUsage")
  static void until(@org.jspecify.annotations.Nullable Object o) {
    Reference.reachabilityFence(o);
  }
}
