package dev.gatun.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ScalingTest {
  private static final Scaling SERIES =
      new Scaling(
          "examples",
          List.of(Workload.named("sgemm-1"), Workload.named("sgemm-2"), Workload.named("sgemm-3")),
          List.of(0.001, 0.002, 0.004));

  @Test
  void statesTheCostOfAUnitOnBothSides() {
    var lines = lines("peer", timings(1, 2, 4), "gatun", "peer");
    assertEquals("sgemm-2 2 2.000 1000.0 4.000 2000.0 2.000", lines.get(1));
  }

  @Test
  void marksWhereAUnitBecomesDearer() {
    var lines = lines(null, timings(1, 1.5, 4), "gatun");
    assertEquals("sgemm-2 2 1.500 750.0 - - -", lines.get(1));
    assertTrue(lines.get(2).endsWith("<- dearer than a smaller one"), lines.get(2));
  }

  @Test
  void everySizeHasItsUnits() {
    for (Scaling series : Scaling.all()) {
      assertEquals(series.workloads().size(), series.units().size(), series.title());
      series.workloads().forEach(w -> assertEquals(w.name(), Workload.named(w.name()).name()));
    }
  }

  private static List<String> lines(@Nullable String peer, List<Double> medians, String... sides) {
    List<Map<String, Timing>> timings =
        medians.stream()
            .map(
                ms ->
                    sides.length == 1
                        ? Map.of("gatun", new Timing(ms, ms, 3))
                        : Map.of("gatun", new Timing(ms, ms, 3), "peer", new Timing(ms, 2 * ms, 3)))
            .toList();
    return SERIES.lines(2, "gatun", peer, timings).stream()
        .map(line -> line.replaceAll(" +", " "))
        .toList();
  }

  private static List<Double> timings(double... millis) {
    return java.util.Arrays.stream(millis).boxed().toList();
  }
}
