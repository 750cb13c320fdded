package dev.gatun.data;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Batches that are made when they are asked for. */
final class DirectBatches implements Batches {
  private final int count;
  private final IntFunction<Batch> make;
  private int next;

  DirectBatches(int count, IntFunction<Batch> make) {
    this.count = count;
    this.make = make;
  }

  @Override
  public @Nullable Batch next() {
    if (next == count) return null;
    int number = next++;
    try {
      return make.apply(number);
    } catch (RuntimeException | Error e) {
      throw failed(number, count, e);
    }
  }

  /** Says that a batch could not be made. */
  static IllegalStateException failed(int number, int count, Throwable cause) {
    return new IllegalStateException(
        "batch %d of %d could not be made: %s".formatted(number + 1, count, cause), cause);
  }

  @Override
  public void close() {
    next = count;
  }
}
