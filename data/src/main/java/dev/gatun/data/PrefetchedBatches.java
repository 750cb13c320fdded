package dev.gatun.data;

import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Batches that a thread makes in advance. It makes each in a scope of its own, so that what lies
 * behind a batch is released at once, and hands a copy over, which the scope of the thread that
 * takes it releases: the same few blocks of memory go round.
 */
final class PrefetchedBatches implements Batches {
  private final int count;
  private final IntFunction<Batch> make;
  private final BlockingQueue<Prepared> queue;
  private final Thread worker;
  private volatile boolean stopping;
  private boolean ended;
  private int taken;

  /** What the worker hands over. */
  private sealed interface Prepared {
    record Made(Batch batch) implements Prepared {}

    record Failed(int number, Throwable cause) implements Prepared {}
  }

  PrefetchedBatches(int count, IntFunction<Batch> make, int inAdvance) {
    this.count = count;
    this.make = make;
    this.queue = new ArrayBlockingQueue<>(inAdvance);
    this.worker = Thread.ofPlatform().daemon().name("gatun-prefetch").start(this::work);
  }

  private void work() {
    try {
      for (int b = 0; b < count && !stopping; b++) queue.put(prepare(b));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Prepared prepare(int number) {
    try {
      return new Prepared.Made(copy(number));
    } catch (Throwable e) {
      stopping = true;
      return new Prepared.Failed(number, e);
    }
  }

  private Batch copy(int number) {
    try (var _ = Scope.open()) {
      Batch made = make.apply(number);
      return new Batch(handOver(made.input()), handOver(made.target()));
    }
  }

  private static Tensor handOver(Tensor t) {
    return Scope.outside(t::copy);
  }

  @Override
  public @Nullable Batch next() {
    if (ended || taken == count) return null;
    taken++;
    return switch (await()) {
      case Prepared.Made(Batch batch) -> Scope.take(batch);
      case Prepared.Failed(int number, Throwable cause) -> {
        ended = true;
        throw DirectBatches.failed(number, count, cause);
      }
    };
  }

  private Prepared await() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Prepared.Failed(taken - 1, e);
    }
  }

  /** Waits for the batch that is being made; taking those that are ready makes room for it. */
  @Override
  public void close() {
    ended = true;
    stopping = true;
    release();
    joinWorker();
    release();
  }

  private void joinWorker() {
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  private void release() {
    for (Prepared p = queue.poll(); p != null; p = queue.poll()) {
      try (var _ = Scope.open()) {
        if (p instanceof Prepared.Made(Batch batch)) Scope.take(batch);
      }
    }
  }
}
