package dev.gatun.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.gatun.benchmarks.Side;
import dev.gatun.benchmarks.Workload;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Trains a network: forward, softmax cross-entropy, backward, Adam. */
final class TrainingSide implements Side {
  private final PtNDManager manager;
  private final Model model;
  private final PtNDArray input;
  private final PtNDArray weightedLabels;
  private final PtNDArray one;
  private @Nullable Adam adam;

  TrainingSide(PtNDManager manager, Workload.TrainingStep work) {
    this.manager = manager;
    var network = work.network();
    int batch = work.batch();
    model = new Model(manager, network, batch, work.layout());
    model.parameters().forEach(parameter -> parameter.setRequiresGradient(true));
    input =
        Arrays.create(
            manager, network.input(batch), work.layout(), network.inputShape(batch).toArray());
    weightedLabels =
        Arrays.create(
            manager, weights(network.labels(batch), network.classes()), batch, network.classes());
    one = Arrays.scalar(manager, 1);
  }

  /** Returns one-hot labels times {@code -1 / batch}, so that the loss is a product and a sum. */
  static float[] weights(int[] labels, int classes) {
    var weights = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      weights[i * classes + labels[i]] = -1f / labels.length;
    }
    return weights;
  }

  @Override
  public SequencedMap<String, float[]> check() {
    var results = new LinkedHashMap<String, float[]>();
    try (var loss = backward(input, weightedLabels, false)) {
      results.put("loss", loss.toFloatArray());
    }
    for (int i = 0; i < model.parameters().size(); i++) {
      var parameter = model.parameters().get(i);
      try (var gradient = JniUtils.getGradient(parameter)) {
        results.put("gradient of " + model.names().get(i), gradient.toFloatArray());
      }
      JniUtils.zeroGrad(parameter);
    }
    return results;
  }

  @Override
  public void step() {
    train(input, weightedLabels).close();
  }

  /** Trains with a batch and returns the loss. */
  PtNDArray train(PtNDArray x, PtNDArray weighted) {
    var loss = backward(x, weighted, true);
    if (adam == null) {
      adam = new Adam(manager, model.parameters());
    }
    adam.update();
    return loss;
  }

  private PtNDArray backward(PtNDArray x, PtNDArray weighted, boolean dropout) {
    JniUtils.setGradMode(true);
    try {
      var loss = model.logits(x, dropout).logSoftmax(1).mul(weighted).sum().result();
      JniUtils.backward(loss, one, false, false);
      return loss;
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
