package dev.gatun.tensor.internal.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Views;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import dev.gatun.tensor.internal.parallel.Parallel;
import dev.gatun.tensor.internal.testing.ChildJvm;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GathersTest {
  private static final Layout[] LAYOUTS = {
    Layout.ROW_MAJOR, Layout.CHANNELS_LAST, Layout.COLUMN_MAJOR, Layout.GAPS, Layout.BACKWARDS
  };
  private static final long[][] SIZES = {{1}, {7}, {3, 4}, {5, 33}, {2, 3, 4}, {3, 2, 5, 70}};

  /** Returns indices below {@code bound} of the given sizes. */
  static View indices(DType type, Layout layout, long bound, long seed, long... sizes) {
    View index = Views.of(type, layout, sizes);
    var random = new SplittableRandom(seed);
    Views.positions(sizes, at -> Views.set(index, random.nextLong(bound), at));
    return index;
  }

  private static long[] with(long[] a, int i, long v) {
    long[] b = a.clone();
    b[i] = v;
    return b;
  }

  @Test
  void gatherReadsWhereTheIndexSays() {
    for (DType type : DType.values()) {
      for (long[] sizes : SIZES) {
        for (Layout layout : LAYOUTS) {
          for (int dim = 0; dim < sizes.length; dim++) assertGathered(type, layout, sizes, dim);
        }
      }
    }
  }

  private static void assertGathered(DType type, Layout layout, long[] sizes, int dim) {
    long[] larger = sizes.clone();
    for (int d = 0; d < larger.length; d++) larger[d] += d == dim ? 3 : 1;
    View x = Views.random(Views.of(type, layout, larger), 3);
    DType indexType = dim % 2 == 0 ? DType.I64 : DType.I32;
    View index = indices(indexType, layout, larger[dim], 4, sizes);
    View y = Views.of(type, layout, sizes);
    Gathers.gather(x, dim, index, y);
    Views.positions(
        sizes,
        at -> {
          Number expected = Views.get(x, with(at, dim, (Long) Views.get(index, at)));
          assertEquals(expected, Views.get(y, at), type + " " + layout + " dim " + dim);
        });
  }

  @Test
  void indexSelectTakesSlices() {
    for (DType type : DType.values()) {
      for (long[] sizes : SIZES) {
        for (Layout layout : LAYOUTS) {
          for (int dim = 0; dim < sizes.length; dim++) assertSelected(type, layout, sizes, dim);
        }
      }
    }
  }

  private static void assertSelected(DType type, Layout layout, long[] sizes, int dim) {
    View x = Views.random(Views.of(type, layout, sizes), 5);
    View index = indices(DType.I64, Layout.GAPS, sizes[dim], 6, 9);
    View y = Views.of(type, layout, with(sizes, dim, 9));
    Gathers.indexSelect(x, dim, index, y);
    Views.positions(
        y.sizes(),
        at -> {
          long[] from = with(at, dim, (Long) Views.get(index, at[dim]));
          assertEquals(Views.get(x, from), Views.get(y, at), type + " " + layout + " dim " + dim);
        });
  }

  @Test
  void scatterAddAddsInTheOrderOfTheIndex() {
    for (DType type : new DType[] {DType.F32, DType.F64, DType.I64, DType.I16, DType.U8}) {
      for (long[] sizes : SIZES) {
        for (Layout layout : LAYOUTS) {
          for (int dim = 0; dim < sizes.length; dim++) {
            long[] larger = sizes.clone();
            for (int d = 0; d < larger.length; d++) larger[d]++;
            View source = Views.random(Views.of(type, layout, larger), 7);
            View index = indices(DType.I64, layout, 3, 8, sizes);
            View y = Views.random(Views.of(type, layout, with(larger, dim, 3)), 9);
            View expected = copy(y);
            addNaively(expected, dim, index, source);
            Gathers.scatterAdd(index, dim, source, y);
            assertArrayEquals(Views.bytes(expected), Views.bytes(y), type + " " + layout);
          }
        }
      }
    }
  }

  private static View copy(View v) {
    View dense = Views.dense(v.dtype(), v.sizes());
    Views.positions(v.sizes(), at -> Views.set(dense, Views.get(v, at), at));
    return dense;
  }

  private static void addNaively(View y, int dim, View index, View source) {
    Views.positions(
        index.sizes(),
        at -> {
          long[] to = with(at, dim, (Long) Views.get(index, at));
          Number a = Views.get(y, to);
          Number b = Views.get(source, at);
          if (y.dtype().isFloat()) Views.set(y, a.doubleValue() + b.doubleValue(), to);
          else Views.set(y, a.longValue() + b.longValue(), to);
        });
  }

  @Test
  void indexAddIsTheAdjointOfIndexSelect() {
    for (DType type : new DType[] {DType.F32, DType.F64, DType.I32}) {
      for (long[] sizes : SIZES) {
        for (Layout layout : LAYOUTS) {
          for (int dim = 0; dim < sizes.length; dim++) {
            View source = Views.random(Views.of(type, layout, with(sizes, dim, 11)), 7);
            View index = indices(DType.I32, Layout.ROW_MAJOR, sizes[dim], 8, 11);
            View y = Views.random(Views.of(type, layout, sizes), 9);
            View expected = copy(y);
            int d = dim;
            View spread = Views.dense(DType.I64, source.sizes());
            Views.positions(source.sizes(), at -> Views.set(spread, Views.get(index, at[d]), at));
            addNaively(expected, dim, spread, source);
            Gathers.indexAdd(index, dim, source, y);
            assertArrayEquals(Views.bytes(expected), Views.bytes(y), type + " " + layout);
          }
        }
      }
    }
  }

  @Test
  void bothSidesMayLieDifferently() {
    for (Layout from : LAYOUTS) {
      for (Layout to : LAYOUTS) {
        View x = Views.random(Views.of(DType.F32, from, 6, 5, 4), 1);
        View index = indices(DType.I64, Layout.ROW_MAJOR, 5, 2, 7);
        View y = Views.of(DType.F32, to, 6, 7, 4);
        Gathers.indexSelect(x, 1, index, y);
        Views.positions(
            y.sizes(),
            at -> {
              long[] in = with(at, 1, (Long) Views.get(index, at[1]));
              assertEquals(Views.get(x, in), Views.get(y, at), from + " to " + to);
            });
      }
    }
  }

  @Test
  void nothingIsReadOrAddedWithoutAnIndex() {
    View x = Views.random(Views.dense(DType.F32, 3, 4), 1);
    View none = Views.dense(DType.I64, 0);
    Gathers.indexSelect(x, 0, none, Views.dense(DType.F32, 0, 4));
    byte[] before = Views.bytes(x);
    Gathers.indexAdd(none, 1, Views.dense(DType.F32, 3, 0), x);
    Gathers.scatterAdd(Views.dense(DType.I64, 0, 4), 0, Views.dense(DType.F32, 0, 4), x);
    assertArrayEquals(before, Views.bytes(x));
  }

  @Test
  void anIndexOutOfRangeIsNamed() {
    View x = Views.dense(DType.F32, 3, 5);
    View index = Views.dense(DType.I64, 3, 2);
    Views.set(index, 5, 1, 1);
    Views.set(index, -1, 2, 0);
    View y = Views.dense(DType.F32, 3, 2);
    var e = assertThrows(IndexOutOfBoundsException.class, () -> Gathers.gather(x, 1, index, y));
    assertEquals(
        "gather: the index at position [1, 1] is 5, but dimension 1 has size 5, expected 0 to 4",
        e.getMessage());
    Views.set(index, 4, 1, 1);
    e = assertThrows(IndexOutOfBoundsException.class, () -> Gathers.scatterAdd(index, 1, y, x));
    assertEquals(
        "scatterAdd: the index at position [2, 0] is -1, but dimension 1 has size 5,"
            + " expected 0 to 4",
        e.getMessage());
  }

  @Test
  void typesThatDoNotFitAreRefused() {
    View x = Views.dense(DType.BOOL, 3);
    View index = Views.dense(DType.I64, 3);
    assertThrows(IllegalArgumentException.class, () -> Gathers.indexAdd(index, 0, x, x));
    View floats = Views.dense(DType.F32, 3);
    assertThrows(IllegalArgumentException.class, () -> Gathers.gather(x, 0, floats, x));
  }

  @Test
  void bitsDependNeitherOnThreadsNorOnVectors() throws Exception {
    int threads = Parallel.threads();
    try {
      Parallel.threads(1);
      String one = IndexHashes.all();
      for (int t : new int[] {2, 4}) {
        Parallel.threads(t);
        assertEquals(one, IndexHashes.all());
      }
      assertEquals(one, ChildJvm.run(IndexHashes.class, "-XX:MaxVectorSize=16"));
      assertEquals(one, ChildJvm.run(IndexHashes.class, "-Dgatun.scalar=true"));
    } finally {
      Parallel.threads(threads);
    }
  }
}
