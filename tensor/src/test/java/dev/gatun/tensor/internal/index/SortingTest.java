package dev.gatun.tensor.internal.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Views;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SortingTest {
  /** Numbers with many equals, both zeros, infinities and NaNs. */
  private static View filled(View v, long seed) {
    var random = new SplittableRandom(seed);
    double[] special = {Double.NaN, -0.0, 0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    Views.positions(
        v.sizes(),
        at -> {
          int n = random.nextInt(40);
          boolean odd = v.dtype().isFloat() && n < special.length;
          if (odd) Views.set(v, special[n], at);
          else if (v.dtype() == DType.BOOL) Views.set(v, n & 1, at);
          else if (v.dtype().isFloat()) Views.set(v, n - 20.5, at);
          else Views.set(v, v.dtype() == DType.I64 ? (n - 20L) << 58 : n, at);
        });
    return v;
  }

  /** Java's order of doubles but for the zeros, which are equal; longs in their own. */
  private static int compare(Number a, Number b) {
    if (a instanceof Long) return Long.compare(a.longValue(), b.longValue());
    return Double.compare(a.doubleValue() + 0.0, b.doubleValue() + 0.0);
  }

  private static long[] with(long[] a, int i, long v) {
    long[] b = a.clone();
    b[i] = v;
    return b;
  }

  /** The places of a line in order, by a sort of the JDK, which keeps equals in their order. */
  private static List<Long> expected(View x, long[] at, int dim, boolean descending) {
    List<Long> order = new ArrayList<>();
    for (long i = 0; i < x.sizes()[dim]; i++) order.add(i);
    Comparator<Long> ascending =
        (a, b) -> compare(Views.get(x, with(at, dim, a)), Views.get(x, with(at, dim, b)));
    order.sort(descending ? (a, b) -> ascending.compare(b, a) : ascending);
    return order;
  }

  private static void assertFirst(
      View x, int dim, boolean descending, View values, View index, String text) {
    Views.positions(
        values.sizes(),
        at -> {
          if (at[dim] > 0) return;
          List<Long> order = expected(x, at, dim, descending);
          for (long i = 0; i < values.sizes()[dim]; i++) {
            long[] to = with(at, dim, i);
            assertEquals(order.get((int) i), Views.get(index, to), text);
            Number value = Views.get(x, with(at, dim, order.get((int) i)));
            assertEquals(value, Views.get(values, to), text);
          }
        });
  }

  @Test
  void everyTypeIsSortedWithNanLastAndEqualsInTheirOrder() {
    for (DType type : DType.values()) {
      for (long n : new long[] {1, 2, 15, 16, 17, 40, 129}) {
        for (boolean descending : new boolean[] {false, true}) {
          View x = filled(Views.of(type, Layout.GAPS, n), n);
          View values = Views.of(type, Layout.BACKWARDS, n);
          View index = Views.dense(DType.I64, n);
          Sorting.sort(x, 0, descending, values, index);
          assertFirst(x, 0, descending, values, index, type + " " + n + " " + descending);
        }
      }
    }
  }

  @Test
  void everyDimensionIsSortedInEveryLayout() {
    for (Layout layout : new Layout[] {Layout.ROW_MAJOR, Layout.CHANNELS_LAST, Layout.GAPS}) {
      for (int dim = 0; dim < 3; dim++) {
        View x = filled(Views.of(DType.F32, layout, 5, 18, 7), dim);
        View values = Views.of(DType.F32, layout, 5, 18, 7);
        View index = Views.of(DType.I64, layout, 5, 18, 7);
        Sorting.sort(x, dim, true, values, index);
        assertFirst(x, dim, true, values, index, layout + " " + dim);
      }
    }
  }

  @Test
  void aLongLineIsSorted() {
    View x = Views.random(Views.dense(DType.F64, 1 << 16), 1);
    View values = Views.dense(DType.F64, 1 << 16);
    View index = Views.dense(DType.I64, 1 << 16);
    Sorting.sort(x, 0, false, values, index);
    for (int i = 0; i < 1 << 16; i++) {
      assertEquals(Views.get(x, (Long) Views.get(index, i)), Views.get(values, i));
      if (i > 0) assertTrue((Double) Views.get(values, i - 1) <= (Double) Views.get(values, i));
    }
  }

  @Test
  void topkFindsTheFirstOfTheSortedOnes() {
    for (int k : new int[] {0, 1, 5, 64, 65, 100}) {
      for (boolean largest : new boolean[] {false, true}) {
        View x = filled(Views.of(DType.F32, Layout.CHANNELS_LAST, 3, 100, 2), k);
        View values = Views.of(DType.F32, Layout.CHANNELS_LAST, 3, k, 2);
        View index = Views.dense(DType.I64, 3, k, 2);
        Sorting.topk(x, 1, k, largest, values, index);
        assertFirst(x, 1, largest, values, index, "k " + k + " " + largest);
      }
    }
  }

  @Test
  void topkOfTooManyIsRefused() {
    View x = Views.dense(DType.F32, 3);
    View y = Views.dense(DType.F32, 4);
    View index = Views.dense(DType.I64, 4);
    var e =
        assertThrows(IllegalArgumentException.class, () -> Sorting.topk(x, 0, 4, true, y, index));
    assertTrue(e.getMessage().contains("k is 4"), e.getMessage());
  }

  @Test
  void searchingCountsWhatIsSmaller() {
    View sorted = Views.dense(DType.F64, 6);
    double[] numbers = {-1, 0, 0, 2.5, 7, Double.NaN};
    for (int i = 0; i < 6; i++) Views.set(sorted, numbers[i], i);
    View values = Views.dense(DType.F64, 2, 4);
    double[][] asked = {{-2, -0.0, 2, 7}, {8, Double.NaN, Double.POSITIVE_INFINITY, -1}};
    long[][] left = {{0, 1, 3, 4}, {5, 5, 5, 0}};
    long[][] right = {{0, 3, 3, 5}, {5, 6, 5, 1}};
    Views.positions(values.sizes(), at -> Views.set(values, asked[(int) at[0]][(int) at[1]], at));
    View index = Views.dense(DType.I64, 2, 4);
    Searching.searchSorted(sorted, values, false, index);
    Views.positions(
        values.sizes(), at -> assertEquals(left[(int) at[0]][(int) at[1]], Views.get(index, at)));
    Searching.searchSorted(sorted, values, true, index);
    Views.positions(
        values.sizes(), at -> assertEquals(right[(int) at[0]][(int) at[1]], Views.get(index, at)));
  }

  @Test
  void eachLineOfValuesIsSearchedInItsOwnLine() {
    View sorted = Views.dense(DType.I32, 3, 4);
    Views.positions(sorted.sizes(), at -> Views.set(sorted, at[0] * 10 + at[1], at));
    View values = Views.dense(DType.I32, 3, 2);
    Views.positions(values.sizes(), at -> Views.set(values, at[0] * 10 + 2 + at[1], at));
    View index = Views.dense(DType.I64, 3, 2);
    Searching.searchSorted(sorted, values, false, index);
    Views.positions(values.sizes(), at -> assertEquals(2 + at[1], Views.get(index, at)));
  }
}
