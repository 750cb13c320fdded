package dev.gatun.tensor.internal.memory;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The memory behind a tensor and its views, made fresh for each allocation.
 *
 * <p>It holds its block until it is released: by the collector once nothing refers to the storage,
 * or earlier, when the last of its claims is dropped. Claims belong to the scope that adopted it
 * and to the graphs that saved it; only a storage that a scope has adopted counts them.
 */
public final class Storage {
  private volatile @Nullable Block block;
  private final long bytes;
  private int claims;
  private @Nullable Thread owner;
  private boolean counted;
  private Heap.@Nullable Collected collected;
  private volatile int version;
  private final @Nullable Throwable site;
  private final @Nullable MemorySegment mapped;

  Storage(@Nullable Block block, long bytes, @Nullable MemorySegment mapped) {
    this.block = block;
    this.bytes = bytes;
    this.mapped = mapped;
    this.site = Heap.tracksSites() ? new Throwable("allocated here") : null;
  }

  /** Returns a storage over memory that is not the pool's, such as a mapped file. */
  public static Storage of(MemorySegment memory) {
    return new Storage(null, memory.byteSize(), memory);
  }

  /**
   * Returns the memory.
   *
   * @throws IllegalStateException if it was released or belongs to another thread
   */
  public MemorySegment segment() {
    if (mapped != null) return mapped;
    Block b = block;
    if (b == null) {
      throw new IllegalStateException(
          "it was released: its scope was closed, or a backward pass was done with it;"
              + " keep it with scope.keep(...) to use it later");
    }
    Thread t = owner;
    if (t != null && !t.equals(Thread.currentThread())) {
      throw new IllegalStateException(
          "it belongs to a scope of thread "
              + t.getName()
              + "; hand it over with share() before another thread uses it");
    }
    return b.segment();
  }

  /** Returns the number of bytes asked for. */
  public long bytes() {
    return bytes;
  }

  /** Returns how often the contents were changed in place. */
  public int version() {
    return version;
  }

  /** Says that the contents were changed in place. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void changed() {
    version++;
  }

  /** Tells whether this storage has its memory. */
  public boolean isAlive() {
    return mapped != null || block != null;
  }

  /** Hands this storage to the current thread's scope, which claims it. */
  void adopt() {
    owner = Thread.currentThread();
    counted = true;
    claims = 1;
  }

  /** Tells whether claims, and not the collector alone, decide when this storage is released. */
  public boolean isCounted() {
    return counted;
  }

  /** Claims the memory, so that closing a scope leaves it alive. */
  public void claim() {
    if (counted) claims++;
  }

  /** Drops a claim; the last one of a scoped storage releases the memory. */
  public void unclaim() {
    if (counted && --claims == 0) release();
  }

  /** Drops the scope's claim: what graphs still claim goes to the collector, with its claims. */
  void leaveScope() {
    if (!counted) return;
    claims--;
    if (claims == 0) release();
    else watch();
  }

  /** Hands this storage from its scope to the collector, for any thread to use. */
  public void share() {
    if (!counted) return;
    owner = null;
    counted = false;
    watch();
  }

  /** Lets any thread use this storage, one at a time; claims still count. */
  public void free() {
    owner = null;
  }

  void watch() {
    Block b = block;
    if (b != null && collected == null) collected = Heap.watch(this, b, site);
  }

  private void release() {
    Block b = block;
    if (b == null) return;
    block = null;
    Heap.Collected c = collected;
    if (c == null) Heap.release(b, bytes);
    else Heap.releaseEarly(c);
  }

  /** Returns where this storage was allocated, if allocation sites are tracked. */
  public @Nullable Throwable site() {
    return site;
  }
}
