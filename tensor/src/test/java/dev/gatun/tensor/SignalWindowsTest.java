package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class SignalWindowsTest {
  private static final List<BiFunction<Integer, Boolean, Tensor>> ALL =
      List.of(
          Tensor::hannWindow,
          Tensor::hammingWindow,
          Tensor::blackmanWindow,
          Tensor::bartlettWindow,
          (n, periodic) -> Tensor.kaiserWindow(n, periodic, 12));

  private static void assertIs(Tensor t, double... expected) {
    assertEquals(DType.F32, t.dtype());
    assertArrayEquals(expected, t.toDoubleArray(), 6e-8);
  }

  @Test
  void valuesFromTheirFormulas() {
    assertIs(Tensor.hannWindow(4), 0, 0.5, 1, 0.5);
    assertIs(Tensor.hannWindow(5, false), 0, 0.5, 1, 0.5, 0);
    assertIs(Tensor.hammingWindow(5, false), 0.08, 0.54, 1, 0.54, 0.08);
    assertIs(Tensor.hammingWindow(2, true, 0.5, 0.25), 0.25, 0.75);
    assertIs(Tensor.blackmanWindow(5, false), 0, 0.34, 1, 0.34, 0);
    assertIs(Tensor.bartlettWindow(5, false), 0, 0.5, 1, 0.5, 0);
    assertIs(Tensor.bartlettWindow(4, true), 0, 0.5, 1, 0.5);
  }

  /** The example of NumPy's documentation of {@code kaiser(12, 14)}. */
  @Test
  void kaiserAsNumpyDocumentsIt() {
    double[] half = {
      7.72686684e-06, 3.46009194e-03, 4.65200189e-02, 2.29737120e-01, 5.99885316e-01, 9.45674898e-01
    };
    double[] window = Tensor.kaiserWindow(12, false, 14).toDoubleArray();
    for (int i = 0; i < 6; i++) {
      assertEquals(half[i], window[i], 1e-7 * half[i]);
      assertEquals(half[i], window[11 - i], 1e-7 * half[i]);
    }
    assertIs(Tensor.kaiserWindow(3, false, 0), 1, 1, 1);
  }

  @Test
  void aPeriodicWindowIsALongerOneWithoutItsEnd() {
    for (var window : ALL) {
      double[] longer = window.apply(10, false).toDoubleArray();
      double[] periodic = window.apply(9, true).toDoubleArray();
      for (int i = 0; i < 9; i++) assertEquals(longer[i], periodic[i], 6e-8);
    }
  }

  @Test
  void shortWindows() {
    for (var window : ALL) {
      assertEquals(Shape.of(0), window.apply(0, true).shape());
      assertIs(window.apply(1, true), 1);
      assertIs(window.apply(1, false), 1);
      assertThrows(IllegalArgumentException.class, () -> window.apply(-1, true));
    }
  }
}
