package dev.gatun.tensor.internal.random;

import java.lang.foreign.MemorySegment;

/** Applies words to elements that lie one behind the other; places count elements. */
interface DropoutLoop {
  /** Applies the first {@code n} words to {@code n} elements. */
  void run(MemorySegment x, long fromX, MemorySegment y, long toY, int[] words, int n);

  /** Applies word {@code shift + at[i]} to element i, for each entry of {@code at}. */
  void run(
      MemorySegment x, long fromX, MemorySegment y, long toY, int[] words, int shift, int[] at);
}
