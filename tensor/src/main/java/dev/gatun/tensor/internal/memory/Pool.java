package dev.gatun.tensor.internal.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands out blocks and takes them back. A fresh block costs page faults, a recycled one nothing, so
 * blocks are kept until {@link #trim} or until the budget is short.
 */
final class Pool {
  private static final long SLAB_BYTES = 1 << 20;

  private final List<ArrayDeque<Block>> free = new ArrayList<>();
  private long budget;
  private long reserved;
  private long live;
  private long peak;
  private long liveBlocks;

  Pool(long budget) {
    this.budget = budget;
    for (int i = 0; i < SizeClass.COUNT; i++) free.add(new ArrayDeque<>());
  }

  /** Returns a block of at least {@code bytes}, or null if it would exceed the budget. */
  synchronized @Nullable Block allocate(long bytes) {
    int sizeClass = SizeClass.of(bytes);
    Block block = recycled(sizeClass);
    if (block == null) {
      if (!reserve(sizeClass)) return null;
      block = free.get(sizeClass).pop();
    }
    block.slab().free--;
    liveBlocks++;
    live += block.segment().byteSize();
    peak = Math.max(peak, live);
    return block;
  }

  /** Takes a free block of this class, or a large one of the next, a quarter bigger at the most. */
  private @Nullable Block recycled(int sizeClass) {
    Block block = free.get(sizeClass).poll();
    return block == null && SizeClass.bytes(sizeClass) > SLAB_BYTES
        ? free.get(sizeClass + 1).poll()
        : block;
  }

  private boolean reserve(int sizeClass) {
    long size = SizeClass.bytes(sizeClass);
    int blocks = (int) Math.max(1, Math.min(64, SLAB_BYTES / size));
    if (reserved + size * blocks > budget) trim();
    if (reserved + size * blocks > budget) return false;
    var slab = new Slab(size, blocks);
    reserved += slab.bytes();
    for (int i = 0; i < blocks; i++) put(new Block(slab.cut(i), sizeClass, slab));
    return true;
  }

  private void put(Block block) {
    block.slab().free++;
    free.get(block.sizeClass()).push(block);
  }

  synchronized void release(Block block) {
    liveBlocks--;
    live -= block.segment().byteSize();
    block.recycled = true;
    put(block);
  }

  /** Gives slabs of which no block is in use back to the system. */
  synchronized void trim() {
    for (ArrayDeque<Block> list : free) {
      var closing = new java.util.HashSet<Slab>();
      for (Iterator<Block> it = list.iterator(); it.hasNext(); ) {
        Slab slab = it.next().slab();
        if (slab.free == slab.blocks()) {
          closing.add(slab);
          it.remove();
        }
      }
      for (Slab slab : closing) {
        reserved -= slab.bytes();
        slab.close();
      }
    }
  }

  synchronized void budget(long bytes) {
    budget = bytes;
  }

  synchronized Usage usage() {
    return new Usage(liveBlocks, live, peak, reserved, budget);
  }

  synchronized void resetPeak() {
    peak = live;
  }

  /**
   * How much memory there is, in bytes.
   *
   * @param blocks the number of blocks in use
   * @param live what they hold
   * @param peak the most that was ever in use
   * @param reserved what the pool holds from the system
   * @param budget the most it may hold
   */
  record Usage(long blocks, long live, long peak, long reserved, long budget) {}
}
