package dev.gatun.tensor.internal.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Views;
import org.junit.jupiter.api.Test;

class CountingTest {
  private static View view(DType type, double... numbers) {
    View v = Views.dense(type, numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      if (type.isFloat()) Views.set(v, numbers[i], i);
      else Views.set(v, (long) numbers[i], i);
    }
    return v;
  }

  @Test
  void uniqueFindsEachValueOnceInOrder() {
    var unique = Counting.unique(view(DType.F32, 3, -1, 3, 0.0, -0.0, 3));
    assertArrayEquals(new long[] {1, 3, 0}, unique.first());
    assertArrayEquals(new long[] {2, 0, 2, 1, 1, 2}, unique.inverse());
    assertArrayEquals(new long[] {1, 2, 3}, unique.counts());
  }

  @Test
  void everyNanIsUnique() {
    var unique = Counting.unique(view(DType.F64, Double.NaN, 1, Double.NaN));
    assertArrayEquals(new long[] {1, 0, 2}, unique.first());
    assertArrayEquals(new long[] {1, 0, 2}, unique.inverse());
    var longs = Counting.unique(view(DType.I64, Long.MAX_VALUE, Long.MAX_VALUE));
    assertArrayEquals(new long[] {2}, longs.counts());
  }

  @Test
  void nothingHasNoUniqueValues() {
    var unique = Counting.unique(Views.dense(DType.F32, 0, 2));
    assertArrayEquals(new long[0], unique.first());
    assertArrayEquals(new long[0], unique.inverse());
  }

  @Test
  void bincountCountsEachInteger() {
    View x = view(DType.I32, 1, 3, 1, 0);
    assertArrayEquals(new long[] {1, 2, 0, 1}, Counting.bincount(x, 0));
    assertArrayEquals(new long[] {1, 2, 0, 1, 0, 0}, Counting.bincount(x, 6));
    assertArrayEquals(new long[0], Counting.bincount(Views.dense(DType.U8, 0), 0));
    View weights = view(DType.F32, 0.5, 1, 0.25, 8);
    assertArrayEquals(new double[] {8, 0.75, 0, 1}, Counting.bincount(x, weights, 0));
  }

  @Test
  void bincountRefusesWhatItCannotCount() {
    assertThrows(
        IllegalArgumentException.class, () -> Counting.bincount(view(DType.I64, 1, -1), 0));
    assertThrows(IllegalArgumentException.class, () -> Counting.bincount(view(DType.F32, 1), 0));
  }

  @Test
  void histogramIncludesBothEndsAndIgnoresWhatLiesOutside() {
    View x = view(DType.F64, 0, 0.99, 1, 3.999, 4, 4.001, -0.001, Double.NaN);
    assertArrayEquals(new long[] {2, 1, 0, 2}, Counting.histogram(x, 4, 0, 4));
    assertThrows(IllegalArgumentException.class, () -> Counting.histogram(x, 0, 0, 4));
    assertThrows(IllegalArgumentException.class, () -> Counting.histogram(x, 4, 4, 4));
  }
}
