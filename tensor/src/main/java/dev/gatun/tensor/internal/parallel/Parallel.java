package dev.gatun.tensor.internal.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the blocks of one operation on a few worker threads that spin for a while before they park,
 * since waking a parked thread costs as much as half a millisecond of work.
 *
 * <p>What the blocks are never depends on the number of threads; only who runs which does. One
 * region runs at a time: a nested one, or one from another thread meanwhile, runs on its caller.
 */
public final class Parallel {
  private static final long SPIN_NANOS = 2_000_000;
  private static final ReentrantLock REGION = new ReentrantLock();

  /** How long a program is young. */
  private static final long YOUTH_NANOS = 4_000_000_000L;

  private static final long BORN = System.nanoTime();

  /** Whether the program may be young still, and nobody said how many threads to use. */
  private static boolean young = Integer.getInteger("gatun.threads") == null;

  private static volatile Worker[] workers = new Worker[0];
  private static volatile int threads =
      Integer.getInteger("gatun.threads", Runtime.getRuntime().availableProcessors());

  private Parallel() {}

  /** Returns the number of threads that share an operation's work, the caller's among them. */
  public static int threads() {
    return threads;
  }

  /**
   * Sets the number of threads that share an operation's work. Results do not depend on it.
   *
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  public static void threads(int n) {
    if (n < 1) throw new IllegalArgumentException("threads is " + n + ": expected 1 or more");
    REGION.lock();
    try {
      for (Worker w : workers) w.stop();
      workers = new Worker[0];
      threads = n;
      young = false;
    } finally {
      REGION.unlock();
    }
  }

  /**
   * Calls {@code body} with each number from 0 to {@code blocks} - 1 once, in any order, and
   * returns when all calls have. A failure of one of them is thrown here.
   */
  public static void run(int blocks, IntConsumer body) {
    if (blocks <= 1 || threads == 1 || REGION.isHeldByCurrentThread() || !REGION.tryLock()) {
      for (int i = 0; i < blocks; i++) body.accept(i);
      return;
    }
    try {
      share(blocks, body);
    } finally {
      REGION.unlock();
    }
  }

  private static void share(int blocks, IntConsumer body) {
    if (workers.length != threads - 1) start();
    var region = new Region(blocks, body);
    int helpers = Math.min(helpers(), blocks - 1);
    for (int i = 0; i < helpers; i++) workers[i].give(region);
    region.work();
    region.await();
  }

  /**
   * Returns how many workers help. While a program is young, one processor is left to HotSpot's
   * compilers: a thread that interprets a kernel does less than they do meanwhile.
   */
  private static int helpers() {
    if (!young) return workers.length;
    if (System.nanoTime() - BORN > YOUTH_NANOS) young = false;
    int spare = Runtime.getRuntime().availableProcessors() - 2;
    return Math.clamp(spare, 0, workers.length);
  }

  private static void start() {
    var fresh = new Worker[threads - 1];
    for (int i = 0; i < fresh.length; i++) fresh[i] = new Worker(i + 1);
    workers = fresh;
  }

  /** The blocks of one operation, taken one by one by whoever is free. */
  private static final class Region {
    private final int blocks;
    private final IntConsumer body;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger open;
    private volatile @Nullable Throwable failure;

    Region(int blocks, IntConsumer body) {
      this.blocks = blocks;
      this.body = body;
      this.open = new AtomicInteger(blocks);
    }

    void work() {
      for (int i = next.getAndIncrement(); i < blocks; i = next.getAndIncrement()) {
        try {
          if (failure == null) body.accept(i);
        } catch (Throwable e) {
          failure = e;
        } finally {
          open.decrementAndGet();
        }
      }
    }

    @SuppressWarnings("ThreadPriorityCheck") // the wait is short, and the workers need the core
    void await() {
      for (int spins = 0; open.get() > 0; spins++) {
        if (spins < 10_000) Thread.onSpinWait();
        else Thread.yield();
      }
      Throwable e = failure;
      if (e instanceof RuntimeException r) throw r;
      if (e instanceof Error r) throw r;
    }
  }

  /** One daemon thread, that spins for a while after each region before it parks. */
  private static final class Worker implements Runnable {
    private final Thread thread;
    private final AtomicReference<@Nullable Region> region = new AtomicReference<>();
    private volatile boolean parked;
    private volatile boolean stopped;

    Worker(int number) {
      thread = Thread.ofPlatform().daemon().name("gatun-worker-" + number).unstarted(this);
      thread.start();
    }

    void give(Region r) {
      region.set(r);
      if (parked) LockSupport.unpark(thread);
    }

    void stop() {
      stopped = true;
      LockSupport.unpark(thread);
    }

    @Override
    public void run() {
      while (!stopped) {
        Region r = await();
        if (r != null) r.work();
      }
    }

    private @Nullable Region await() {
      long start = System.nanoTime();
      while (true) {
        Region r = region.get();
        if (r != null && region.compareAndSet(r, null)) return r;
        if (stopped) return null;
        if (System.nanoTime() - start > SPIN_NANOS) park();
        else Thread.onSpinWait();
      }
    }

    private void park() {
      parked = true;
      if (region.get() == null && !stopped) LockSupport.park(this);
      parked = false;
    }
  }
}
