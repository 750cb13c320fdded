package dev.gatun.tensor.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScansTest {
  private static final int THREADS = Parallel.threads();
  private static final List<long[]> SHAPES =
      List.of(
          new long[] {},
          new long[] {0},
          new long[] {1},
          new long[] {1000},
          new long[] {17, 33},
          new long[] {31, 0, 2},
          new long[] {3, 16, 5, 7},
          new long[] {4, 600});

  @AfterEach
  void restoreThreads() {
    Parallel.threads(THREADS);
  }

  @ParameterizedTest
  @EnumSource
  void combinesOneAfterTheOtherInEveryLayout(Layout layout) {
    for (DType dtype : List.of(DType.F32, DType.F64, DType.I32, DType.BF16)) {
      for (long[] sizes : SHAPES) {
        View from = Views.random(Views.of(dtype, layout, sizes), 1);
        for (int dim = 0; dim < Math.max(1, sizes.length); dim++) {
          for (Reducer op : List.of(Reducer.SUM, Reducer.PROD, Reducer.MAX, Reducer.MIN)) {
            check(op, from, dim, false);
            check(op, from, dim, true);
          }
        }
      }
    }
  }

  private static void check(Reducer op, View from, int dim, boolean reverse) {
    DType type = from.dtype();
    View to = Views.dense(type.isFloat() ? type : DType.I64, from.sizes());
    Scans.cumulate(op, from, dim, reverse, to);
    DType wide = type == DType.BF16 ? DType.F32 : to.dtype();
    View sums = Views.dense(wide, from.sizes());
    Views.positions(
        from.sizes(),
        at -> {
          if (at.length == 0) Views.set(sums, Views.get(from, at), at);
          else if (at[dim] == 0) line(op, from, at.clone(), dim, reverse, sums);
        });
    View expected = Views.dense(to.dtype(), from.sizes());
    Copies.copy(sums, expected);
    assertArrayEquals(Views.bytes(expected), Views.bytes(to), op + " " + type);
  }

  private static void line(Reducer op, View from, long[] at, int dim, boolean reverse, View sums) {
    double sum = Fold.identity(op);
    long longSum = Fold.longIdentity(op);
    long n = from.sizes()[dim];
    for (long i = 0; i < n; i++) {
      at[dim] = reverse ? n - 1 - i : i;
      Number x = Views.get(from, at);
      sum = Fold.combine(op, sum, x.doubleValue());
      longSum = Fold.combine(op, longSum, x.longValue());
      if (sums.dtype().isFloat()) Views.set(sums, sum, at);
      else Views.set(sums, longSum, at);
    }
  }

  @Test
  void keepsNanFromWhereItOccurs() {
    View v = Views.dense(DType.F32, 5);
    Views.set(v, Double.NaN, 2);
    for (Reducer op : List.of(Reducer.SUM, Reducer.PROD, Reducer.MAX, Reducer.MIN)) {
      View to = Views.dense(DType.F32, 5);
      Scans.cumulate(op, v, 0, false, to);
      for (int i = 0; i < 5; i++) {
        assertEquals(i < 2 ? 0.0 : Double.NaN, Views.get(to, i).doubleValue() * 0, op + " " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void logCumSumExpAgreesWithDoublePrecision(Layout layout) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      for (long[] sizes : SHAPES) {
        View from = Views.random(Views.of(dtype, layout, sizes), 3);
        for (int dim = 0; dim < Math.max(1, sizes.length); dim++) {
          checkLog(from, dim, false);
          checkLog(from, dim, true);
        }
      }
    }
  }

  private static void checkLog(View from, int dim, boolean reverse) {
    View to = Views.dense(from.dtype(), from.sizes());
    Scans.logCumSumExp(from, dim, reverse, to);
    double epsilon = from.dtype() == DType.F32 ? 0x1p-24 : 0x1p-53;
    Views.positions(
        from.sizes(),
        at -> {
          long n = at.length == 0 ? 1 : from.sizes()[dim];
          if (at.length > 0 && at[dim] > 0) return;
          long[] p = at.clone();
          double sum = 0;
          for (long i = 0; i < n; i++) {
            if (p.length > 0) p[dim] = reverse ? n - 1 - i : i;
            sum += StrictMath.exp(Views.get(from, p).doubleValue());
            double bound = (i + 4) * 2 * epsilon * Math.max(1, Math.abs(StrictMath.log(sum)));
            assertEquals(StrictMath.log(sum), Views.get(to, p).doubleValue(), bound);
          }
        });
  }

  @Test
  void logCumSumExpTakesInfinities() {
    double inf = Double.POSITIVE_INFINITY;
    double[] x = {-inf, -inf, 1, inf, inf, -inf};
    double[] expected = {-inf, -inf, 1, inf, inf, inf};
    View from = Views.dense(DType.F32, 6);
    for (int i = 0; i < 6; i++) Views.set(from, x[i], i);
    View to = Views.dense(DType.F32, 6);
    Scans.logCumSumExp(from, 0, false, to);
    for (int i = 0; i < 6; i++) assertEquals(expected[i], Views.get(to, i));
  }

  @Test
  void givesTheSameBitsOnAnyNumberOfThreads() {
    View from = Views.random(Views.dense(DType.F32, 40, 60, 50), 2);
    View one = Views.dense(DType.F32, 40, 60, 50);
    View two = Views.dense(DType.F32, 40, 60, 50);
    for (int dim = 0; dim < 3; dim++) {
      Parallel.threads(1);
      Scans.cumulate(Reducer.SUM, from, dim, false, one);
      Parallel.threads(2);
      Scans.cumulate(Reducer.SUM, from, dim, false, two);
      assertArrayEquals(Views.bytes(one), Views.bytes(two));
    }
  }
}
