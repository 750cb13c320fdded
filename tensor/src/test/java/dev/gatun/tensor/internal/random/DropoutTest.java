package dev.gatun.tensor.internal.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Simd;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Views;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import dev.gatun.tensor.internal.kernel.Warmth;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropoutTest {
  private static final long[][] SIZES = {
    {},
    {1},
    {33},
    {4, 5},
    {128, 128},
    {2, 16, 3},
    {2, 17, 1, 1},
    {3, 20, 5, 7},
    {2, 3, 12, 12},
    {1, 70, 40, 40},
    {2, 5, 2, 3, 4},
    {0, 4, 2, 2}
  };

  @Test
  void elementsAreKeptByTheWordOfTheirNumberInEveryLayout() {
    for (long[] sizes : SIZES) {
      for (Layout layout : Layout.values()) {
        if (layout == Layout.REPEATED) continue;
        assertDropped(DType.F32, layout, sizes, 0.25);
        assertDropped(DType.F64, layout, sizes, 0.7);
      }
    }
  }

  private static void assertDropped(DType type, Layout layout, long[] sizes, double p) {
    View x = Views.random(Views.of(type, layout, sizes), 1);
    View y = Views.random(Views.of(type, layout, sizes), 2);
    RandomFills.dropout(x, y, 123, 1L << 40, p);
    long[] i = {0};
    Views.positions(
        sizes,
        at -> {
          long word = Integer.toUnsignedLong(Philox.word(123, 1L << 40, i[0]++));
          boolean keep = word >= (long) (p * 0x1p32);
          double v = (Double) Views.get(x, at);
          double scale = 1 / (1 - p);
          double kept = type == DType.F32 ? (float) v * (float) scale : v * scale;
          assertEquals(keep ? kept : -0.0, Views.get(y, at), type + " " + layout + " " + i[0]);
        });
  }

  @Test
  void vectorsKeepWhatTheReferenceKeeps() {
    assumeTrue(Simd.available());
    int below = 0x9000_0000;
    var reference = new ScalarDropout(DType.F32, below, 1.5);
    int[] words = new int[100];
    Words.FASTEST.fill(3, 4, 0, 25, words);
    int[] at = {7, 3, 0, 90, 41, 42, 43, 8, 9, 10, 77, 76, 75, 5, 6, 50, 51, 52, 53};
    View x = Views.random(Views.dense(DType.F32, 100), 1);
    View expected = Views.dense(DType.F32, 200);
    View actual = Views.dense(DType.F32, 200);
    for (Warmth warmth : List.of(Warmth.cold(), Warmth.warm())) {
      var vectors = new VectorDropout(below, 1.5f, warmth);
      for (View y : List.of(expected, actual)) {
        DropoutLoop loop = y == expected ? reference : vectors;
        loop.run(x.segment(), 1, y.segment(), 2, words, 99);
        loop.run(x.segment(), 5, y.segment(), 110, words, 2, at);
      }
      Views.positions(
          actual.sizes(), i -> assertEquals(Views.get(expected, i), Views.get(actual, i)));
    }
  }

  @Test
  void inputAndOutputMayLieDifferently() {
    long[] sizes = {2, 20, 5, 6};
    View x = Views.random(Views.of(DType.F32, Layout.CHANNELS_LAST, sizes), 1);
    View y = Views.dense(DType.F32, sizes);
    View other = Views.of(DType.F32, Layout.CHANNELS_LAST, sizes);
    RandomFills.dropout(x, y, 1, 2, 0.5);
    RandomFills.dropout(x, other, 1, 2, 0.5);
    Views.positions(sizes, at -> assertEquals(Views.get(y, at), Views.get(other, at)));
  }

  @Test
  void itRunsInPlace() {
    for (Layout layout : new Layout[] {Layout.ROW_MAJOR, Layout.CHANNELS_LAST, Layout.GAPS}) {
      View x = Views.random(Views.of(DType.F32, layout, 2, 37, 5, 6), 1);
      View y = Views.of(DType.F32, layout, 2, 37, 5, 6);
      RandomFills.dropout(x, y, 1, 2, 0.5);
      RandomFills.dropout(x, x, 1, 2, 0.5);
      Views.positions(x.sizes(), at -> assertEquals(Views.get(y, at), Views.get(x, at)));
    }
  }

  @Test
  void nothingIsDroppedAtZeroAndEverythingAtOne() {
    View x = Views.dense(DType.F32, 1000);
    View y = Views.dense(DType.F32, 1000);
    Views.positions(x.sizes(), at -> Views.set(x, at[0] == 7 ? Double.NaN : 1.5, at));
    RandomFills.dropout(x, y, 1, 2, 0);
    Views.positions(x.sizes(), at -> assertEquals(Views.get(x, at), Views.get(y, at)));
    RandomFills.dropout(x, y, 1, 2, 1);
    Views.positions(x.sizes(), at -> assertEquals(-0.0, Views.get(y, at)));
  }

  @Test
  void whatIsDroppedIsZeroEvenIfItWasNotANumber() {
    View x = Views.dense(DType.F32, 1000);
    Views.positions(x.sizes(), at -> Views.set(x, Double.NaN, at));
    View y = Views.dense(DType.F32, 1000);
    RandomFills.dropout(x, y, 1, 2, 0.5);
    int[] zeros = {0};
    Views.positions(y.sizes(), at -> zeros[0] += Views.get(y, at).equals(-0.0) ? 1 : 0);
    assertTrue(zeros[0] > 420 && zeros[0] < 580, zeros[0] + " of 1000");
  }

  @Test
  void aKeptZeroIsPositiveWhateverItWas() {
    for (DType type : new DType[] {DType.F32, DType.F64}) {
      View x = Views.dense(type, 1003);
      Views.positions(x.sizes(), at -> Views.set(x, -0.0, at));
      View y = Views.dense(type, 1003);
      RandomFills.dropout(x, y, 1, 2, 0.5);
      Views.positions(
          y.sizes(),
          at -> {
            boolean keep = Philox.word(1, 2, at[0]) < 0;
            assertEquals(keep ? 0.0 : -0.0, Views.get(y, at));
          });
    }
  }

  @Test
  void aWrongProbabilityIsRefused() {
    View x = Views.dense(DType.F32, 2);
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      var e =
          assertThrows(IllegalArgumentException.class, () -> RandomFills.dropout(x, x, 1, 2, p));
      assertTrue(e.getMessage().contains("p is " + p), e.getMessage());
    }
  }
}
