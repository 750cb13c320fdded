package dev.gatun.benchmarks.gatun;

import dev.gatun.autograd.Variable;
import dev.gatun.benchmarks.Side;
import dev.gatun.benchmarks.Workload;
import dev.gatun.nn.CrossEntropyLoss;
import dev.gatun.nn.Mode;
import dev.gatun.nn.Sequential;
import dev.gatun.optim.Adam;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Trains a network: forward, softmax cross-entropy, backward, Adam. */
final class TrainingSide implements Side {
  private final Workload.TrainingStep work;
  private final Sequential model;
  private final Tensor input;
  private final Tensor labels;
  private final CrossEntropyLoss loss = new CrossEntropyLoss();
  private final Generator chance = new Generator(1);
  private final Adam adam;

  TrainingSide(Workload.TrainingStep work) {
    this.work = work;
    model = GatunModels.create(work.network());
    int batch = work.batch();
    input = Tensor.of(work.network().input(batch), work.network().inputShape(batch));
    labels = Tensor.of(work.network().labels(batch)).to(DType.I64);
    adam = new Adam(model.parameters());
  }

  @Override
  public SequencedMap<String, float[]> check() {
    var results = new LinkedHashMap<String, float[]>();
    try (var _ = Scope.open()) {
      Variable value = loss.of(logits(input, !work.network().usesDropout()), labels);
      value.backward();
      results.put("loss", value.value().toFloatArray());
      GatunModels.gradients(work.network(), model)
          .forEach((name, gradient) -> results.put("gradient of " + name, gradient));
      adam.zeroGrad();
    }
    return results;
  }

  /** Computes the logits, in training mode with the batch's own statistics and dropout. */
  private Variable logits(Tensor x, boolean training) {
    return training ? Mode.train(chance, () -> model.forward(x)) : model.forward(x);
  }

  @Override
  public void step() {
    try (var _ = Scope.open()) {
      train(input, labels);
    }
  }

  /** Trains with a batch and returns the loss. */
  Variable train(Tensor x, Tensor y) {
    Variable value = loss.of(logits(x, true), y);
    value.backward();
    adam.step();
    adam.zeroGrad();
    return value;
  }

  @Override
  public void close() {}
}
