package dev.gatun.tensor.internal.memory;

/**
 * The sizes that blocks come in: four steps to each power of two, from 64 bytes on, so that at most
 * a fifth of a block is wasted.
 */
final class SizeClass {
  /** The alignment of every block, in bytes: a cache line, and the widest vector. */
  static final long ALIGNMENT = 64;

  /** The number of classes: sizes up to 2^47 bytes. */
  static final int COUNT = 4 * 42;

  private SizeClass() {}

  /** Returns the smallest class whose blocks hold {@code bytes}. */
  static int of(long bytes) {
    long units = Math.max(1, (bytes + ALIGNMENT - 1) / ALIGNMENT);
    if (units <= 4) return (int) units - 1;
    int log = 63 - Long.numberOfLeadingZeros(units - 1);
    long step = 1L << (log - 2);
    return (log - 1) * 4 + (int) ((units - 1) / step) - 4;
  }

  /** Returns the size of the blocks of a class in bytes. */
  static long bytes(int sizeClass) {
    if (sizeClass < 4) return (sizeClass + 1) * ALIGNMENT;
    int log = sizeClass / 4 + 1;
    return ((long) (sizeClass % 4 + 5) << (log - 2)) * ALIGNMENT;
  }
}
