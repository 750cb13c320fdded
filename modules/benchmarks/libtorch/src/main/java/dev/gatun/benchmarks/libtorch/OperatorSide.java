package dev.gatun.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.gatun.benchmarks.Side;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Runs a computation that has one output and no gradient. */
abstract class OperatorSide implements Side {
  private final PtNDManager manager;

  OperatorSide(PtNDManager manager) {
    this.manager = manager;
  }

  /** Computes the output; what is created on the way is closed. */
  abstract PtNDArray compute();

  @Override
  public final SequencedMap<String, float[]> check() {
    try (var output = compute()) {
      var results = new LinkedHashMap<String, float[]>();
      results.put("output", output.toFloatArray());
      return results;
    }
  }

  @Override
  public final void step() {
    compute().close();
  }

  @Override
  public final void close() {
    manager.close();
  }
}
