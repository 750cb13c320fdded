package dev.gatun.tensor.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxesTest {
  private static final int THREADS = Parallel.threads();
  private static final List<long[]> SHAPES =
      List.of(
          new long[] {},
          new long[] {0, 3},
          new long[] {1},
          new long[] {1000},
          new long[] {9001},
          new long[] {31, 33},
          new long[] {130, 13},
          new long[] {3, 16, 5, 7},
          new long[] {600, 20});

  @AfterEach
  void restoreThreads() {
    Parallel.threads(THREADS);
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithDoublePrecisionInEveryLayout(Layout layout) {
    for (DType dtype : List.of(DType.F32, DType.F64, DType.F16)) {
      for (long[] sizes : SHAPES) {
        View from = Views.random(Views.of(dtype, layout, sizes), 1);
        for (int dim = 0; dim < Math.max(1, sizes.length); dim++) {
          for (boolean log : new boolean[] {false, true}) {
            for (Layout target : List.of(Layout.ROW_MAJOR, Layout.CHANNELS_LAST, Layout.GAPS)) {
              check(from, dim, Views.of(dtype, target, sizes), log);
            }
          }
        }
      }
    }
  }

  private static void check(View from, int dim, View to, boolean log) {
    Softmaxes.softmax(from, dim, to, log);
    double epsilon =
        switch (from.dtype()) {
          case F16 -> 0x1p-11;
          case F32 -> 0x1p-24;
          default -> 0x1p-53;
        };
    Views.positions(
        from.sizes(),
        at -> {
          if (at.length > 0 && at[dim] > 0) return;
          long[] p = at.clone();
          long n = at.length == 0 ? 1 : from.sizes()[dim];
          var exact = BigDecimal.ZERO;
          for (long i = 0; i < n; i++) {
            exact = exact.add(new BigDecimal(StrictMath.exp(get(from, p, dim, i))));
          }
          double sum = exact.doubleValue();
          for (long i = 0; i < n; i++) {
            double x = get(from, p, dim, i);
            double expected = log ? x - StrictMath.log(sum) : StrictMath.exp(x) / sum;
            double bound = 8 * epsilon * Math.abs(expected) + (log ? 4 * epsilon : 0);
            if (from.dtype() == DType.F16) bound += 0x1p-25;
            assertEquals(expected, get(to, p, dim, i), bound, from.dtype() + " of " + n);
          }
        });
  }

  private static double get(View v, long[] at, int dim, long i) {
    if (at.length > 0) at[dim] = i;
    return Views.get(v, at).doubleValue();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 100, 5000})
  void neitherOverflowsNorUnderflows(int n) {
    View from = Views.dense(DType.F32, 1, n);
    Copies.fill(from, -3e38);
    Views.set(from, 3e38, 0, 1);
    View to = Views.dense(DType.F32, 1, n);
    Softmaxes.softmax(from, 1, to, false);
    assertEquals(1.0, Views.get(to, 0, 1));
    assertEquals(0.0, Views.get(to, 0, 0));
    Softmaxes.softmax(from, 1, to, true);
    assertEquals(0.0, Views.get(to, 0, 1));
    assertEquals(Double.NEGATIVE_INFINITY, Views.get(to, 0, 0));
  }

  @Test
  void masksByMinusInfinityAndSpreadsNan() {
    View from = Views.dense(DType.F32, 2, 4);
    Views.set(from, Double.NEGATIVE_INFINITY, 0, 3);
    Views.set(from, Double.NaN, 1, 3);
    View to = Views.dense(DType.F32, 2, 4);
    Softmaxes.softmax(from, 1, to, false);
    for (int i = 0; i < 4; i++) {
      assertEquals(i < 3 ? (double) (1f / 3) : 0, Views.get(to, 0, i));
      assertEquals(Double.NaN, Views.get(to, 1, i));
    }
  }

  @Test
  void givesTheSameBitsOnAnyNumberOfThreads() {
    View from = Views.random(Views.dense(DType.F32, 50, 80, 40), 2);
    for (int dim = 0; dim < 3; dim++) {
      Parallel.threads(1);
      View one = Views.dense(DType.F32, 50, 80, 40);
      Softmaxes.softmax(from, dim, one, true);
      Parallel.threads(3);
      View three = Views.dense(DType.F32, 50, 80, 40);
      Softmaxes.softmax(from, dim, three, true);
      assertArrayEquals(Views.bytes(one), Views.bytes(three));
    }
  }
}
