package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PeakArithmeticTest {
  @Test
  void countsWhatItComputes() {
    long one = PeakArithmetic.run(1);
    assertTrue(one > 0, "there are vectors here");
    assertEquals(1000 * one, PeakArithmetic.run(1000));
    assertEquals(0, PeakArithmetic.run(0));
  }
}
