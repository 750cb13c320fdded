package dev.gatun.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  @Test
  void timesEverySideInTheOrderGiven() {
    var timings =
        new Comparison(3, Duration.ZERO)
            .run(List.of(new Sleeper(Duration.ofMillis(2)), new Sleeper(Duration.ofMillis(12))));
    assertEquals(2, timings.size());
    assertTrue(timings.get(0).minimum() >= 2 && timings.get(1).minimum() >= 12, timings.toString());
    assertTrue(timings.get(0).steps() > 3, "short steps are repeated within a turn");
    assertEquals(3, timings.get(1).steps());
  }

  private record Sleeper(Duration length) implements Side {
    @Override
    public SequencedMap<String, float[]> check() {
      return new LinkedHashMap<>();
    }

    @Override
    public void step() {
      long end = System.nanoTime() + length.toNanos();
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
    }

    @Override
    public void close() {}
  }
}
