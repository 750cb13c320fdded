package dev.gatun.tensor.internal.memory;

import java.lang.foreign.MemorySegment;

/** A piece of off-heap memory that is handed out again and again. */
final class Block {
  private final MemorySegment segment;
  private final int sizeClass;
  private final Slab slab;

  /** Whether this block was handed out and came back. */
  boolean recycled;

  /**
   * Creates a block.
   *
   * @param segment the memory, aligned to 64 bytes
   * @param sizeClass which of the pool's free lists it belongs to
   * @param slab the larger piece it was cut from
   */
  Block(MemorySegment segment, int sizeClass, Slab slab) {
    this.segment = segment;
    this.sizeClass = sizeClass;
    this.slab = slab;
  }

  MemorySegment segment() {
    return segment;
  }

  int sizeClass() {
    return sizeClass;
  }

  Slab slab() {
    return slab;
  }
}
