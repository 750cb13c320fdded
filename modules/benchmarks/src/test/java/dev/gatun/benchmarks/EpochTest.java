package dev.gatun.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gatun.benchmarks.gatun.GatunPeer;
import org.junit.jupiter.api.Test;

final class EpochTest {
  @Test
  void trainsWithAllExamplesAndLeavesTheCheckAlone() {
    try (Side side = open("mlp-8-4-2-epoch20-b8");
        Side step = open("mlp-8-4-2-b8")) {
      var before = side.check();
      assertEquals(step.check().keySet(), before.keySet());
      assertEquals(before.get("loss")[0], side.check().get("loss")[0]);
      side.step();
      assertFalse(before.get("loss")[0] == side.check().get("loss")[0], "nothing was learned");
    }
  }

  private static Side open(String name) {
    return new GatunPeer().open(Workload.named(name), 2).orElseThrow();
  }
}
