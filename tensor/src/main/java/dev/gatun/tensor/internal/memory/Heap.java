package dev.gatun.tensor.internal.memory;

import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * All off-heap memory of the process: allocates storages, gives those that the collector found
 * unreachable back to the pool, and keeps the total within a budget of its own, since the virtual
 * machine puts no limit on off-heap memory.
 */
public final class Heap {
  private static final long COLLECT_AFTER = 64L << 20;

  /** About what a tensor's handles take on the Java heap: many small tensors are garbage too. */
  private static final long HANDLES = 512;

  private static final Pool POOL = new Pool(defaultBudget());
  private static final ReferenceQueue<Storage> QUEUE = new ReferenceQueue<>();
  private static final Collected WATCHED = new Collected();

  private static long watchedBytes;
  private static long watched;
  private static long collectAt = COLLECT_AFTER;
  private static volatile boolean sites;

  private Heap() {}

  /** A storage that the collector releases; all of them form a ring, so they stay reachable. */
  static final class Collected extends PhantomReference<Storage> {
    private final @Nullable Block block;
    private final @Nullable Throwable site;
    private @Nullable Collected previous;
    private @Nullable Collected next;

    private Collected() {
      super(null, null);
      block = null;
      site = null;
      previous = this;
      next = this;
    }

    private Collected(Storage s, Block block, @Nullable Throwable site) {
      super(s, QUEUE);
      this.block = block;
      this.site = site;
    }

    private void link(Collected ring) {
      previous = ring;
      next = ring.next;
      if (next != null) next.previous = this;
      ring.next = this;
    }

    private boolean unlink() {
      if (previous == null || next == null) return false;
      previous.next = next;
      next.previous = previous;
      previous = null;
      next = null;
      return true;
    }
  }

  /** Three quarters of the machine's or container's memory, or {@code gatun.memory} bytes. */
  private static long defaultBudget() {
    Long chosen = Long.getLong("gatun.memory");
    if (chosen != null) return chosen;
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean s
        ? s.getTotalMemorySize() / 4 * 3
        : 4L << 30;
  }

  /**
   * Returns a storage of at least {@code bytes}, whose contents are undefined. The current thread's
   * scope adopts it, or else the collector watches it.
   *
   * @throws OutOfMemoryError if it would exceed the budget
   */
  public static Storage allocate(long bytes) {
    drain();
    Block block = POOL.allocate(bytes);
    if (block == null) block = allocateScarce(bytes);
    if (FlightRecorder.isInitialized() && AllocationEvent.isOn())
      AllocationEvent.record(bytes, block.recycled);
    var storage = new Storage(block, bytes, null);
    ScopeFrame scope = ScopeFrame.current();
    if (scope != null) scope.adopt(storage);
    else storage.watch();
    return storage;
  }

  private static Block allocateScarce(long bytes) {
    for (int attempt = 0; attempt < 3; attempt++) {
      collect();
      Block block = POOL.allocate(bytes);
      if (block != null) return block;
    }
    throw new OutOfMemoryError(
        "no room for a tensor of "
            + bytes
            + " bytes: "
            + report()
            + "; use smaller batches, close scopes earlier, or raise the budget with"
            + " -Dgatun.memory=BYTES");
  }

  /** Gives what the collector has found unreachable back to the pool. */
  private static void drain() {
    for (Reference<?> r = QUEUE.poll(); r != null; r = QUEUE.poll()) releaseEarly((Collected) r);
  }

  /** Asks the collector to run, and waits a moment for what it finds. */
  public static void collect() {
    System.gc();
    try {
      for (Reference<?> r = QUEUE.remove(50); r != null; r = QUEUE.remove(5)) {
        releaseEarly((Collected) r);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Small handles hide large blocks from the collector, so it is called when enough has gathered.
   */
  static Collected watch(Storage storage, Block block, @Nullable Throwable site) {
    var c = new Collected(storage, block, site);
    boolean full;
    synchronized (WATCHED) {
      c.link(WATCHED);
      watchedBytes += block.segment().byteSize();
      watched++;
      full = weight() > collectAt;
    }
    if (full) collectAndPlan();
    return c;
  }

  private static void collectAndPlan() {
    collect();
    synchronized (WATCHED) {
      collectAt = Math.max(COLLECT_AFTER, 2 * weight());
    }
  }

  private static long weight() {
    return watchedBytes + watched * HANDLES;
  }

  /** Returns a watched block to the pool, unless that was done before. */
  static void releaseEarly(Collected c) {
    Block block = c.block;
    if (block == null) return;
    synchronized (WATCHED) {
      if (!c.unlink()) return;
      watchedBytes -= block.segment().byteSize();
      watched--;
    }
    c.clear();
    POOL.release(block);
  }

  static void release(Block block, long bytes) {
    POOL.release(block);
  }

  /** Returns the number of blocks in use. */
  public static long liveBlocks() {
    return POOL.usage().blocks();
  }

  /** Returns the bytes in use. */
  public static long liveBytes() {
    return POOL.usage().live();
  }

  /** Returns the most bytes ever in use, or since {@link #resetPeak}. */
  public static long peakBytes() {
    return POOL.usage().peak();
  }

  /** Returns the bytes that the pool holds from the system. */
  public static long reservedBytes() {
    return POOL.usage().reserved();
  }

  /** Starts to look for the peak anew. */
  public static void resetPeak() {
    POOL.resetPeak();
  }

  /** Sets the most bytes that the pool may hold. */
  public static void budget(long bytes) {
    POOL.budget(bytes);
  }

  /** Gives memory of which nothing is in use back to the system. */
  public static void trim() {
    drain();
    POOL.trim();
  }

  /** Says whether to remember where each storage was allocated. */
  public static void trackSites(boolean on) {
    sites = on;
  }

  static boolean tracksSites() {
    return sites;
  }

  /** Returns a text on who holds how much. */
  public static String report() {
    Pool.Usage u = POOL.usage();
    var text = new StringBuilder();
    text.append(u.blocks()).append(" blocks of ").append(u.live()).append(" bytes in use (peak ");
    text.append(u.peak()).append("), ").append(u.reserved()).append(" held of a budget of ");
    text.append(u.budget());
    synchronized (WATCHED) {
      text.append("; of those in use ").append(watchedBytes).append(" wait for the collector");
      holders()
          .forEach((where, bytes) -> text.append("\n  ").append(bytes).append(" ").append(where));
    }
    return text.toString();
  }

  private static Map<String, Long> holders() {
    Map<String, Long> bytes = new HashMap<>();
    for (Collected c = WATCHED.next; c != null && c != WATCHED; c = c.next) {
      if (c.site != null && c.block != null) {
        bytes.merge(where(c.site), c.block.segment().byteSize(), Long::sum);
      }
    }
    return bytes;
  }

  private static String where(Throwable site) {
    for (StackTraceElement e : site.getStackTrace()) {
      if (!e.getClassName().startsWith("dev.gatun.tensor.")) return e.toString();
    }
    return "inside Gatun";
  }
}
