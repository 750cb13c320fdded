package dev.gatun.train;

import java.util.Map;

/** Somebody who is told what happens during training. All methods do nothing unless overridden. */
public interface TrainingCallback {
  /** Is called before the first epoch. */
  default void begin(Trainer trainer, Fit settings) {}

  /** Is called before each epoch, counted from 0, of that many batches. */
  default void epochBegin(Trainer trainer, int epoch, long batches) {}

  /** Is called after each batch, counted from 1, with the results since the epoch began. */
  default void batchEnd(Trainer trainer, int batch, Map<String, Double> results) {}

  /** Is called after each epoch, counted from 0, with its results. */
  default void epochEnd(Trainer trainer, int epoch, Map<String, Double> results) {}

  /** Is called after the last epoch. */
  default void end(Trainer trainer, History history) {}
}
