package dev.gatun.tensor.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArgReductionsTest {
  private static View arg(boolean max, View from, int dim) {
    long[] sizes = from.sizes().clone();
    if (sizes.length > 0) sizes[dim] = 1;
    View to = Views.dense(DType.I64, sizes);
    ArgReductions.argReduce(max, from, dim, to);
    return to;
  }

  @ParameterizedTest
  @EnumSource
  void findsTheFirstExtremeOfEveryType(DType dtype) {
    List<long[]> shapes =
        List.of(new long[] {1}, new long[] {9000}, new long[] {13, 31}, new long[] {3, 16, 5, 7});
    for (Layout layout : Layout.values()) {
      for (long[] sizes : shapes) {
        View from = Views.random(Views.of(dtype, layout, sizes), 1);
        for (int dim = 0; dim < sizes.length; dim++) {
          for (boolean max : new boolean[] {true, false}) check(max, from, dim);
        }
      }
    }
  }

  private static void check(boolean max, View from, int dim) {
    View to = arg(max, from, dim);
    Views.positions(
        to.sizes(),
        at -> {
          long[] p = at.clone();
          double best = Views.get(from, p).doubleValue();
          long expected = 0;
          for (long i = 1; i < from.sizes()[dim]; i++) {
            p[dim] = i;
            double x = Views.get(from, p).doubleValue();
            if (max ? x > best : x < best) {
              best = x;
              expected = i;
            }
          }
          assertEquals(expected, Views.get(to, at));
        });
  }

  @Test
  void findsTheFirstNan() {
    for (DType dtype : List.of(DType.F16, DType.F32, DType.F64)) {
      for (boolean max : new boolean[] {true, false}) {
        View v = Views.random(Views.dense(dtype, 5000), 2);
        Views.set(v, Double.POSITIVE_INFINITY, 1);
        Views.set(v, Double.NEGATIVE_INFINITY, 2);
        Views.set(v, Double.NaN, 4500);
        Views.set(v, Double.NaN, 4600);
        assertEquals(4500L, Views.get(arg(max, v, 0), 0));
      }
    }
  }

  @Test
  void takesZerosOfBothSignsForEqual() {
    View v = Views.dense(DType.F32, 3);
    Views.set(v, -0.0, 0);
    Views.set(v, -0.0, 2);
    assertEquals(0L, Views.get(arg(true, v, 0), 0));
    View w = Views.dense(DType.F32, 3);
    Views.set(w, -0.0, 1);
    assertEquals(0L, Views.get(arg(false, w, 0), 0));
  }

  @Test
  void tellsLargeLongsApart() {
    View v = Views.dense(DType.I64, 3);
    Views.set(v, Long.MAX_VALUE - 1, 0);
    Views.set(v, Long.MAX_VALUE, 1);
    Views.set(v, Long.MIN_VALUE, 2);
    assertEquals(1L, Views.get(arg(true, v, 0), 0));
    assertEquals(2L, Views.get(arg(false, v, 0), 0));
  }

  @Test
  void takesScalarsAndNothing() {
    assertEquals(0L, Views.get(arg(true, Views.dense(DType.F32), 0)));
    assertEquals(0, arg(true, Views.dense(DType.F32, 0, 3), 1).count());
  }
}
