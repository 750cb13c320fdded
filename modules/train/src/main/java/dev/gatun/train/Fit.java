package dev.gatun.train;

import dev.gatun.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to fit: {@code Fit.epochs(10).batchSize(128).validation(test)}.
 *
 * @param epochs how often to go over the data
 * @param batchSize how many examples make a step
 * @param validation what to evaluate on after each epoch, or null
 * @param callbacks who is told what happens
 */
public record Fit(
    int epochs, int batchSize, @Nullable Dataset validation, List<TrainingCallback> callbacks) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is less than 1
   */
  public Fit {
    if (epochs < 1)
      throw new IllegalArgumentException("epochs is " + epochs + ", expected 1 or more");
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize is " + batchSize + ", expected 1 or more");
    }
    callbacks = List.copyOf(callbacks);
  }

  /** Returns settings for that many epochs, batches of 32 and a progress bar. */
  public static Fit epochs(int epochs) {
    return new Fit(epochs, 32, null, List.of(new ProgressBar(System.out)));
  }

  /** Sets how many examples make a step. */
  public Fit batchSize(int examples) {
    return new Fit(epochs, examples, validation, callbacks);
  }

  /** Sets what to evaluate on after each epoch. */
  public Fit validation(Dataset data) {
    return new Fit(epochs, batchSize, data, callbacks);
  }

  /** Adds somebody who is told what happens. */
  public Fit callback(TrainingCallback callback) {
    List<TrainingCallback> all = new ArrayList<>(callbacks);
    all.add(callback);
    return new Fit(epochs, batchSize, validation, all);
  }

  /** Leaves the progress bar and other callbacks out. */
  public Fit quiet() {
    return new Fit(epochs, batchSize, validation, List.of());
  }
}
