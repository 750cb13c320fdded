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
    DType result = from.dtype().isFloat() ? from.dtype() : DType.I64;
    View to = Views.dense(result, from.sizes());
    View expected = Views.dense(result, from.sizes());
    Scans.cumulate(op, from, dim, reverse, to);
    Views.positions(from.sizes(), at -> Views.set(expected, naive(op, from, at, dim, reverse), at));
    assertArrayEquals(Views.bytes(expected), Views.bytes(to), op + " " + from.dtype());
  }

  private static Number naive(Reducer op, View from, long[] at, int dim, boolean reverse) {
    if (at.length == 0) return Views.get(from, at);
    boolean real = from.dtype().isFloat();
    long[] p = at.clone();
    double sum = Fold.identity(op);
    long longSum = Fold.longIdentity(op);
    long n = from.sizes()[dim];
    for (long i = reverse ? n - 1 : 0;
        reverse ? i >= at[dim] : i <= at[dim];
        i += reverse ? -1 : 1) {
      p[dim] = i;
      Number x = Views.get(from, p);
      sum = Fold.combine(op, sum, x.doubleValue());
      longSum = Fold.combine(op, longSum, x.longValue());
    }
    if (!real) return longSum;
    View rounded = Views.dense(from.dtype(), 1);
    View exact = Views.dense(from.dtype() == DType.F64 ? DType.F64 : DType.F32, 1);
    Views.set(exact, sum, 0);
    Copies.copy(exact, rounded);
    return Views.get(rounded, 0);
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
