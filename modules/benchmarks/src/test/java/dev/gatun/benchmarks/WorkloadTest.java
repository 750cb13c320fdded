package dev.gatun.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkloadTest {
  @Test
  void namesAreUniqueAndFound() {
    var names = Workload.all().stream().map(Workload::name).toList();
    assertEquals(names.size(), new HashSet<>(names).size());
    names.forEach(name -> assertEquals(name, Workload.named(name).name()));
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    var error = assertThrows(IllegalArgumentException.class, () -> Workload.named("sgemm-x"));
    assertTrue(error.getMessage().contains("sgemm-256"), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sgemm-3",
        "softmax-7",
        "add-5x9",
        "mnist-cnn-b8",
        "mnist-cnn-infer-b512",
        "mnist-cnn-infer-b2-channels-last",
        "mlp-3-2-b1",
        "mlp-8-16-32-64-2-infer-b4",
        "conv-bn-x3-64ch-32x32-b2",
        "mnist-cnn-epoch60000-b128",
        "lstm-256-t64-b3",
        "transformer-block-d256-t128-infer-b1"
      })
  void theTableHasOtherSizesToo(String name) {
    assertEquals(name, Workload.named(name).name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sgemm-0", "mlp-b1", "mlp-3-b1", "mlp-3-0-b1", "mnist-cnn", "cnn-b1", "-b1"})
  void refusesNamesThatSayNothing(String name) {
    assertThrows(IllegalArgumentException.class, () -> Workload.named(name));
  }

  @Test
  void linearLayersHaveTheirParameters() {
    assertEquals(3 * 5 + 5 + 5 * 2 + 2, Network.mlp(3, 5, 2).parameterCount());
    assertEquals(2, Network.mlp(3, 5, 2).classes());
  }

  @Test
  void theMnistCnnHasTheParametersThatKerasCounts() {
    assertEquals(1_199_882, Network.MNIST_CNN.parameterCount());
  }
}
