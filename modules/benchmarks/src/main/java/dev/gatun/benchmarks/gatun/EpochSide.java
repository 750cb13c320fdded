package dev.gatun.benchmarks.gatun;

import dev.gatun.benchmarks.Network;
import dev.gatun.benchmarks.Side;
import dev.gatun.benchmarks.Workload;
import dev.gatun.data.Batch;
import dev.gatun.data.DataLoader;
import dev.gatun.data.TensorDataset;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.SequencedMap;

/** Trains for an epoch with batches that a loader prepares, and reads the loss of each. */
final class EpochSide implements Side {
  private final TrainingSide training;
  private final DataLoader loader;
  private int epoch;
  private double losses;

  EpochSide(Workload.Epoch work) {
    Network network = work.network();
    training = new TrainingSide(work.step());
    Tensor inputs = Tensor.of(network.input(work.examples()), network.inputShape(work.examples()));
    Tensor labels = Tensor.of(network.labels(work.examples())).to(DType.I64);
    loader = DataLoader.of(new TensorDataset(inputs, labels)).batchSize(work.batch()).shuffle(1);
  }

  @Override
  public SequencedMap<String, float[]> check() {
    return training.check();
  }

  @Override
  public void step() {
    try (var batches = loader.epoch(epoch++).open()) {
      boolean more = true;
      while (more) {
        try (var _ = Scope.open()) {
          Batch batch = batches.next();
          more = batch != null;
          if (batch != null) losses += training.train(batch.input(), batch.target()).item();
        }
      }
    }
  }

  @Override
  public void close() {
    if (Double.isNaN(losses)) throw new IllegalStateException("a loss was no number");
  }
}
