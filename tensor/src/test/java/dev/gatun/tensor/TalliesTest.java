package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TalliesTest {
  private static final double NAN = Double.NaN;

  @Test
  void uniqueSortsAndTellsWhereEachElementWent() {
    Tensor x = Tensor.of(3.0, 1, 3, NAN, 1, NAN).reshape(2, 3).transpose();
    Uniques found = x.unique();
    assertArrayEquals(new double[] {1, 3, NAN, NAN}, found.values().toDoubleArray());
    assertArrayEquals(new long[] {2, 2, 1, 1}, found.counts().toLongArray());
    assertEquals(x.shape(), found.inverse().shape());
    assertArrayEquals(x.toDoubleArray(), found.values().take(found.inverse()).toDoubleArray());
  }

  @Test
  void uniqueOfNothingIsNothing() {
    Uniques found = Tensor.zeros(0, 3).unique();
    assertEquals(Shape.of(0), found.values().shape());
    assertEquals(Shape.of(0, 3), found.inverse().shape());
  }

  @Test
  void bincountCountsOrAddsWeights() {
    Tensor x = Tensor.of(1L, 4, 1);
    assertArrayEquals(new long[] {0, 2, 0, 0, 1}, x.bincount(0).toLongArray());
    assertEquals(7, x.bincount(7).shape().count());
    Tensor sums = x.bincount(Tensor.of(0.5f, 2, 1), 0);
    assertEquals(DType.F32, sums.dtype());
    assertArrayEquals(new float[] {0, 1.5f, 0, 0, 2}, sums.toFloatArray());
    assertThrows(IllegalArgumentException.class, () -> x.bincount(Tensor.of(1f), 0));
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(-1L).bincount(0));
  }

  @Test
  void histogramLeavesOutWhatIsOutside() {
    Tensor x = Tensor.of(-1.0, 0, 0.5, 1, 2, 2.5, NAN);
    assertArrayEquals(new long[] {2, 2}, x.histogram(2, 0, 2).toLongArray());
    assertThrows(IllegalArgumentException.class, () -> x.histogram(0, 0, 1));
  }

  @Test
  void searchsortedFindsPlacesBeforeOrBehindEquals() {
    Tensor sorted = Tensor.of(1L, 2, 2, 4);
    Tensor values = Tensor.of(2.0, 0, 3.5, 9).reshape(2, 2);
    assertArrayEquals(new long[] {1, 0, 3, 4}, sorted.searchsorted(values, false).toLongArray());
    assertArrayEquals(new long[] {3, 0, 3, 4}, sorted.searchsorted(values, true).toLongArray());
    Tensor rows = Tensor.of(1.0, 3, 5, 7).reshape(2, 2);
    Tensor each = Tensor.of(2.0, 2).reshape(2, 1);
    assertArrayEquals(new long[] {1, 0}, rows.searchsorted(each, false).toLongArray());
    assertThrows(IllegalArgumentException.class, () -> rows.searchsorted(Tensor.of(1.0), false));
  }

  @Test
  void comparesWholeTensors() {
    Tensor x = Tensor.of(1.0, 2, Double.POSITIVE_INFINITY);
    assertTrue(x.equal(x));
    assertFalse(x.equal(x.add(Tensor.of(0.0, 1e-9, 0))));
    assertFalse(x.equal(x.reshape(1, 3)));
    assertTrue(x.allClose(x.add(Tensor.of(0.0, 1e-9, 0)), 1e-5, 1e-8, false));
    assertFalse(x.allClose(Tensor.of(1.0, 2, 3), 1e-5, 1e-8, false));
    Tensor nan = Tensor.of(Double.NaN);
    assertFalse(nan.equal(nan));
    assertFalse(nan.allClose(nan, 1, 1, false));
    assertTrue(nan.allClose(nan, 0, 0, true));
  }

  @Test
  void findsElementsAmongOthers() {
    Tensor x = Tensor.of(3L, 1, 7, 2).reshape(2, 2);
    assertArrayEquals(
        new boolean[] {true, false, false, true}, x.isin(Tensor.of(2L, 3, 3)).toBooleanArray());
    assertArrayEquals(
        new boolean[] {false, true, false, false}, x.isin(Tensor.of(1.0, 2.5)).toBooleanArray());
    assertEquals(Shape.of(2, 2), x.isin(Tensor.of(2L)).shape());
    assertArrayEquals(new boolean[4], x.isin(Tensor.zeros(0)).toBooleanArray());
    assertArrayEquals(
        new boolean[] {false}, Tensor.of(Double.NaN).isin(Tensor.of(Double.NaN)).toBooleanArray());
  }
}
