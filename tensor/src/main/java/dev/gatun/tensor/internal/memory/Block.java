package dev.gatun.tensor.internal.memory;

import java.lang.foreign.MemorySegment;

/**
 * A piece of off-heap memory that is handed out again and again.
 *
 * @param segment the memory, aligned to 64 bytes
 * @param sizeClass which of the pool's free lists it belongs to
 * @param slab the larger piece it was cut from
 */
record Block(MemorySegment segment, int sizeClass, Slab slab) {}
