package dev.gatun.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class TimingTest {
  @Test
  void sumsUpInMilliseconds() {
    assertEquals(new Timing(1, 2, 3), Timing.ofNanos(new long[] {9_000_000, 1_000_000, 2_000_000}));
    assertEquals(new Timing(1, 1.5, 2), Timing.ofNanos(new long[] {2_000_000, 1_000_000}));
  }

  @Test
  void needsAStep() {
    assertThrows(IllegalArgumentException.class, () -> Timing.ofNanos(new long[0]));
  }

  @Test
  void isReadAsItIsWritten() {
    var timing = new Timing(0.25, 1234.5, 17);
    assertEquals(timing, Timing.parse(("gatun\t" + timing.format()).split("\t"), 1));
  }
}
