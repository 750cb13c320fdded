package dev.gatun.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class WorkloadTest {
  @Test
  void namesAreUniqueAndFound() {
    var names = Workload.all().stream().map(Workload::name).toList();
    assertEquals(names.size(), new HashSet<>(names).size());
    names.forEach(name -> assertEquals(name, Workload.named(name).name()));
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    var error = assertThrows(IllegalArgumentException.class, () -> Workload.named("sgemm-3"));
    assertTrue(error.getMessage().contains("sgemm-256"), error.getMessage());
  }

  @Test
  void theMnistCnnHasTheParametersThatKerasCounts() {
    long count =
        Network.MNIST_CNN.parameters().stream().mapToLong(spec -> spec.shape().count()).sum();
    assertEquals(1_199_882, count);
  }
}
