package dev.gatun.tensor.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReductionsTest {
  private static final int THREADS = Parallel.threads();
  private static final List<long[]> SHAPES =
      List.of(
          new long[] {},
          new long[] {1},
          new long[] {1000},
          new long[] {9000},
          new long[] {33, 31},
          new long[] {17, 1, 13},
          new long[] {20, 6, 9},
          new long[] {3, 16, 5, 4},
          new long[] {2, 3, 2, 3, 2});

  @AfterEach
  void restoreThreads() {
    Parallel.threads(THREADS);
  }

  @ParameterizedTest
  @EnumSource
  void addsUpInEveryLayoutAlongAnyDimensions(Layout layout) {
    for (DType dtype : List.of(DType.F32, DType.F64, DType.I32)) {
      for (long[] sizes : SHAPES) {
        View from = Views.random(Views.of(dtype, layout, sizes), 5);
        for (int mask = 0; mask < 1 << sizes.length; mask++) checkSum(from, mask);
      }
    }
  }

  /** Sums of integers are exact; those of floats are off by a few roundings of the magnitudes. */
  private static void checkSum(View from, int mask) {
    DType dtype = from.dtype();
    View to = reduce(Reducer.SUM, from, mask, dtype.isFloat() ? dtype : DType.I64, true);
    double[][] sums = sums(from, to);
    double epsilon = dtype == DType.F32 ? 0x1p-24 : dtype == DType.F64 ? 0x1p-53 : 0;
    int[] i = {0};
    Views.positions(
        to.sizes(),
        at -> {
          double bound = 8 * epsilon * sums[1][i[0]];
          assertEquals(sums[0][i[0]++], Views.get(to, at).doubleValue(), bound);
        });
  }

  /** Returns the sums, compensated for their roundings (Neumaier 1974), and those of magnitudes. */
  private static double[][] sums(View from, View to) {
    int n = (int) to.count();
    double[] sums = new double[n];
    double[] rest = new double[n];
    double[] magnitudes = new double[n];
    Views.positions(
        from.sizes(),
        at -> {
          int i = 0;
          for (int d = 0; d < at.length; d++) {
            if (to.sizes()[d] > 1) i += (int) (at[d] * to.strides()[d]);
          }
          double x = Views.get(from, at).doubleValue();
          double sum = sums[i] + x;
          rest[i] += Math.abs(x) > Math.abs(sums[i]) ? x - sum + sums[i] : sums[i] - sum + x;
          sums[i] = sum;
          magnitudes[i] += Math.abs(x);
        });
    for (int i = 0; i < n; i++) sums[i] += rest[i];
    return new double[][] {sums, magnitudes};
  }

  private static View reduce(Reducer op, View from, int mask, DType result, boolean vectors) {
    boolean[] reduced = new boolean[from.rank()];
    long[] sizes = from.sizes().clone();
    for (int d = 0; d < reduced.length; d++) {
      reduced[d] = (mask >> d & 1) == 1;
      if (reduced[d]) sizes[d] = 1;
    }
    View to = Views.dense(result, sizes);
    Reductions.reduce(op, from, reduced, to, vectors);
    return to;
  }

  @ParameterizedTest
  @EnumSource(names = {"SUM", "PROD", "MAX", "MIN"})
  void givesTheSameBitsWithAndWithoutVectorsOnAnyNumberOfThreads(Reducer op) {
    List<long[]> shapes =
        List.of(new long[] {300_000}, new long[] {2000, 70}, new long[] {8, 9000});
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      for (long[] sizes : shapes) {
        View from = Views.random(Views.dense(dtype, sizes), 6);
        for (int mask = 1; mask < 1 << sizes.length; mask++) {
          byte[] plain = Views.bytes(reduce(op, from, mask, dtype, false));
          for (int threads : new int[] {1, 2, 3}) {
            Parallel.threads(threads);
            byte[] vectors = Views.bytes(reduce(op, from, mask, dtype, true));
            assertArrayEquals(plain, vectors, op + " " + dtype + " on " + threads);
          }
        }
      }
    }
  }

  @Test
  void errorOfALongSumGrowsLikeSummationByPairs() {
    checkError(22, 1);
  }

  @Test
  void errorOfLongColumnsGrowsLikeSummationByPairs() {
    checkError(18, 3);
  }

  /** Equal numbers round the same way again and again, which is the worst for long chains. */
  private static void checkError(int log, int columns) {
    View equal = Views.dense(DType.F32, 1 << log, columns);
    Copies.fill(equal, 0.1);
    double exact = (double) 0.1f * (1 << log);
    View sums = reduce(Reducer.SUM, equal, 1, DType.F32, true);
    double error = Views.get(sums, 0, columns - 1).doubleValue() - exact;
    assertTrue(Math.abs(error) <= log * 0x1p-24 * exact, "error " + error);
  }

  @ParameterizedTest
  @EnumSource
  void reducingNothingGivesTheIdentity(Reducer op) {
    boolean mask = op == Reducer.ANY || op == Reducer.ALL;
    View from = Views.dense(mask ? DType.BOOL : DType.F32, 2, 0);
    View to = reduce(op, from, 2, from.dtype(), true);
    double expected =
        switch (op) {
          case SUM, ANY -> 0;
          case PROD, ALL -> 1;
          case MAX -> Double.NEGATIVE_INFINITY;
          case MIN -> Double.POSITIVE_INFINITY;
        };
    assertEquals(expected, Views.get(to, 1, 0).doubleValue());
  }

  @Test
  void anyAndAllTellWhatIsNotZero() {
    for (DType dtype : DType.values()) {
      View v = Views.dense(dtype, 3, 20);
      for (int i = 0; i < 20; i++) Views.set(v, 1.0, 0, i);
      Views.set(v, 1.0, 1, 17);
      View any = reduce(Reducer.ANY, v, 2, DType.BOOL, true);
      View all = reduce(Reducer.ALL, v, 2, DType.BOOL, true);
      assertArrayEquals(new byte[] {1, 1, 0}, Views.bytes(any), dtype + "");
      assertArrayEquals(new byte[] {1, 0, 0}, Views.bytes(all), dtype + "");
    }
  }

  @ParameterizedTest
  @EnumSource
  void extremesKeepTheType(DType dtype) {
    View v = Views.random(Views.dense(dtype, 7, 30), 8);
    View max = reduce(Reducer.MAX, v, 3, dtype, true);
    View min = reduce(Reducer.MIN, v, 3, dtype, true);
    double[] expected = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
    Views.positions(
        v.sizes(),
        at -> {
          expected[0] = Math.max(expected[0], Views.get(v, at).doubleValue());
          expected[1] = Math.min(expected[1], Views.get(v, at).doubleValue());
        });
    assertEquals(expected[0], Views.get(max, 0, 0).doubleValue());
    assertEquals(expected[1], Views.get(min, 0, 0).doubleValue());
  }

  @Test
  void productsOfIntegersWrapAround() {
    View v = Views.dense(DType.I64, 3);
    for (int i = 0; i < 3; i++) Views.set(v, Long.MAX_VALUE - i, i);
    long expected = Long.MAX_VALUE * (Long.MAX_VALUE - 1) * (Long.MAX_VALUE - 2);
    assertEquals(expected, Views.get(reduce(Reducer.PROD, v, 1, DType.I64, true), 0));
  }

  @Test
  void sumsOfLongsAreExact() {
    View v = Views.random(Views.dense(DType.I64, 5000), 9);
    BigDecimal[] sum = {BigDecimal.ZERO};
    Views.positions(
        v.sizes(), at -> sum[0] = sum[0].add(BigDecimal.valueOf(Views.get(v, at).longValue())));
    View to = reduce(Reducer.SUM, v, 1, DType.I64, true);
    assertEquals(sum[0].toBigInteger().longValue(), Views.get(to, 0));
  }
}
