package dev.gatun.tensor.internal.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A piece of memory that comes from the system at once and goes back at once. */
final class Slab {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;
  private final int blocks;

  /** The number of blocks cut from this slab that are in their free list. */
  int free;

  Slab(long blockBytes, int blocks) {
    this.memory = arena.allocate(blockBytes * blocks, SizeClass.ALIGNMENT);
    this.blocks = blocks;
  }

  long bytes() {
    return memory.byteSize();
  }

  int blocks() {
    return blocks;
  }

  MemorySegment cut(int index) {
    long size = memory.byteSize() / blocks;
    return memory.asSlice(index * size, size, SizeClass.ALIGNMENT);
  }

  void close() {
    arena.close();
  }
}
