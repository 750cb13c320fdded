package dev.gatun.tensor.internal.index;

import java.lang.foreign.MemorySegment;

/** Adds floats of one type. */
interface AddKernel {
  /** Adds {@code bytes} bytes of elements, a multiple of a vector's size, to others. */
  void add(MemorySegment from, long f, MemorySegment to, long t, long bytes);
}
