package dev.gatun.tensor;

import dev.gatun.tensor.internal.memory.Heap;

/** What the memory of all tensors comes to, in bytes, and its limit. */
public final class Memory {
  private Memory() {}

  /** Returns the number of blocks in use. */
  public static long liveBlocks() {
    return Heap.liveBlocks();
  }

  /** Returns the bytes in use. */
  public static long liveBytes() {
    return Heap.liveBytes();
  }

  /** Returns the most bytes that were in use at once since the start or {@link #resetPeak}. */
  public static long peakBytes() {
    return Heap.peakBytes();
  }

  /** Returns the bytes held from the system, in use or ready for reuse. */
  public static long reservedBytes() {
    return Heap.reservedBytes();
  }

  /** Starts to look for the peak anew. */
  public static void resetPeak() {
    Heap.resetPeak();
  }

  /** Sets the most bytes that tensors may hold; at first three quarters of the machine's memory. */
  public static void budget(long bytes) {
    Heap.budget(bytes);
  }

  /** Gives memory that is held but not in use back to the system. */
  public static void trim() {
    Heap.trim();
  }

  /** Runs the garbage collector and releases the tensors that it found unreachable. */
  public static void collect() {
    Heap.collect();
  }

  /** Remembers from now on where each tensor is allocated, for {@link #report}; slow. */
  public static void trackSites(boolean on) {
    Heap.trackSites(on);
  }

  /** Returns a text on what is in use, and by whom if sites are tracked. */
  public static String report() {
    return Heap.report();
  }
}
