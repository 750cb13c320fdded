package dev.gatun.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.gatun.benchmarks.Workload;

/** Computes the logits of a batch. */
final class ForwardSide extends OperatorSide {
  private final Model model;
  private final PtNDArray input;

  ForwardSide(PtNDManager manager, Workload.ForwardPass work) {
    super(manager);
    var network = work.network();
    model = new Model(manager, network, work.batch(), work.layout());
    input =
        Arrays.create(
            manager,
            network.input(work.batch()),
            work.layout(),
            network.inputShape(work.batch()).toArray());
  }

  @Override
  PtNDArray compute() {
    return model.logits(input, false).result();
  }
}
