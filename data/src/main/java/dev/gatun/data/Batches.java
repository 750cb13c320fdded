package dev.gatun.data;

import org.jspecify.annotations.Nullable;

/** The batches of one pass over a dataset, for one thread to take one after another. */
public sealed interface Batches extends AutoCloseable permits DirectBatches, PrefetchedBatches {
  /**
   * Returns the next batch, or null after the last one. The current thread's scope adopts it.
   *
   * @throws IllegalStateException if the batch could not be made; the cause says why
   */
  @Nullable Batch next();

  /** Ends the pass and releases what was prepared and not taken. */
  @Override
  void close();
}
