package dev.gatun.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDManager;
import dev.gatun.benchmarks.Network;
import dev.gatun.benchmarks.Side;
import dev.gatun.benchmarks.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Trains for an epoch with batches gathered from an array, and reads the loss of each. */
final class EpochSide implements Side {
  private final PtNDManager manager;
  private final TrainingSide training;
  private final Network network;
  private final int batch;
  private final float[] inputs;
  private final int[] labels;
  private final List<Integer> order;
  private final Random random = new Random(1);
  private double losses;

  EpochSide(PtNDManager manager, Workload.Epoch work) {
    this.manager = manager;
    training = new TrainingSide(manager, work.step());
    network = work.network();
    batch = work.batch();
    inputs = network.input(work.examples());
    labels = network.labels(work.examples());
    order = new ArrayList<>(IntStream.range(0, work.examples()).boxed().toList());
  }

  @Override
  public SequencedMap<String, float[]> check() {
    return training.check();
  }

  @Override
  public void step() {
    Collections.shuffle(order, random);
    for (int from = 0; from < order.size(); from += batch) {
      step(order.subList(from, Math.min(from + batch, order.size())));
    }
  }

  private void step(List<Integer> examples) {
    int count = examples.size();
    int size = inputs.length / labels.length;
    var values = new float[count * size];
    var classes = new int[count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(inputs, examples.get(i) * size, values, i * size, size);
      classes[i] = labels[examples.get(i)];
    }
    var weights = TrainingSide.weights(classes, network.classes());
    try (var x = Arrays.create(manager, values, network.inputShape(count).toArray());
        var y = Arrays.create(manager, weights, count, network.classes());
        var loss = training.train(x, y)) {
      losses += loss.toFloatArray()[0];
    }
  }

  @Override
  public void close() {
    training.close();
    if (Double.isNaN(losses)) throw new IllegalStateException("a loss was no number");
  }
}
