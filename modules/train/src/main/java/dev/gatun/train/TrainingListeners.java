package dev.gatun.train;

import java.util.List;
import java.util.Map;

/** Tells all callbacks, in their order. */
final class TrainingListeners {
  private final List<TrainingCallback> callbacks;

  TrainingListeners(List<TrainingCallback> callbacks) {
    this.callbacks = callbacks;
  }

  void begin(Trainer trainer, Fit settings) {
    for (TrainingCallback c : callbacks) c.begin(trainer, settings);
  }

  void epochBegin(Trainer trainer, int epoch, long batches) {
    for (TrainingCallback c : callbacks) c.epochBegin(trainer, epoch, batches);
  }

  void batchEnd(Trainer trainer, int batch, Map<String, Double> results) {
    for (TrainingCallback c : callbacks) c.batchEnd(trainer, batch, results);
  }

  void epochEnd(Trainer trainer, int epoch, Map<String, Double> results) {
    for (TrainingCallback c : callbacks) c.epochEnd(trainer, epoch, results);
  }

  void end(Trainer trainer, History history) {
    for (TrainingCallback c : callbacks) c.end(trainer, history);
  }
}
