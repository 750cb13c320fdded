package dev.gatun.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class NumbersTest {
  private static final int COUNT = 10_000;

  @Test
  void aValueDependsOnItsArrayAndPlaceAlone() {
    float[] few = Numbers.uniform("x", 10, -3, 3);
    float[] many = Numbers.uniform("x", COUNT, -3, 3);
    assertArrayEquals(few, Arrays.copyOf(many, 10));
    assertTrue(Arrays.mismatch(few, Numbers.uniform("y", 10, -3, 3)) >= 0);
  }

  @Test
  void uniformValuesFillTheirInterval() {
    float[] values = Numbers.uniform("x", COUNT, -3, 3);
    double sum = 0;
    for (float value : values) {
      assertTrue(value >= -3 && value < 3);
      sum += value;
    }
    double deviationOfTheMean = 6 / Math.sqrt(12.0 * COUNT);
    assertEquals(0, sum / COUNT, 4 * deviationOfTheMean);
  }

  @Test
  void labelsCoverTheirClasses() {
    long distinct = Arrays.stream(Numbers.labels("labels", 1000, 10)).distinct().count();
    assertEquals(10, distinct);
  }
}
