package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TensorPrinterTest {
  @Test
  void alignsColumns() {
    Tensor t = Tensor.of(new float[][] {{1, -2.5f}, {10, 0.25f}});
    assertEquals("tensor f32(2, 2)\n[[ 1.00, -2.50],\n [10.00,  0.25]]", t.toString());
  }

  @Test
  void printsWholeNumbersWithoutDigits() {
    assertEquals("tensor f32(3,) [1., 2., 3.]", Tensor.of(1f, 2f, 3f).toString());
    assertEquals("tensor i64(3,) [0, 1, 2]", Tensor.arange(3).toString());
  }

  @Test
  void printsMasksAndOddNumbers() {
    Tensor t = Tensor.of(Float.NaN, Float.POSITIVE_INFINITY, -1);
    assertEquals("tensor f32(3,) [nan, inf, -1.]", t.toString());
    assertEquals("tensor bool(3,) [false,  true, false]", t.gt(0).toString());
  }

  @Test
  void abbreviatesLargeTensors() {
    String s = Tensor.arange(5000).toString();
    assertTrue(s.contains("..."), s);
    assertTrue(s.endsWith("4999]"), s);
    assertTrue(s.length() < 80, s);
  }

  @Test
  void printsScalarsAndEmptyTensors() {
    assertEquals("tensor f32() 0.5", Tensor.scalar(0.5).toString());
    assertEquals("tensor f32(0, 3) []", Tensor.zeros(0, 3).toString());
  }
}
