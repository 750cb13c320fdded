package dev.gatun.tensor.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CopiesTest {
  private static final int THREADS = Parallel.threads();
  private static final List<long[]> SHAPES =
      List.of(
          new long[] {},
          new long[] {0},
          new long[] {1},
          new long[] {17},
          new long[] {3, 0, 2},
          new long[] {8, 8},
          new long[] {16, 24},
          new long[] {31, 33},
          new long[] {70, 130},
          new long[] {2, 13, 6},
          new long[] {3, 16, 5, 7},
          new long[] {2, 3, 64, 9},
          new long[] {2, 1, 3, 2, 4},
          new long[] {1000, 3});

  @AfterEach
  void restoreThreads() {
    Parallel.threads(THREADS);
  }

  @ParameterizedTest
  @EnumSource
  void movesElementsBetweenAllLayouts(Layout layout) {
    for (DType dtype : List.of(DType.U8, DType.F16, DType.F32, DType.F64)) {
      for (long[] sizes : SHAPES) {
        View from = Views.random(Views.of(dtype, layout, sizes), 1);
        for (Layout target : List.of(Layout.ROW_MAJOR, Layout.CHANNELS_LAST, Layout.GAPS)) {
          View to = Views.of(dtype, target, sizes);
          Copies.copy(from, to);
          assertArrayEquals(Views.bytes(from), Views.bytes(to), dtype + " to " + target);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void convertsAsJavaCasts(DType from) {
    for (DType to : DType.values()) {
      for (Layout layout : List.of(Layout.ROW_MAJOR, Layout.COLUMN_MAJOR)) {
        View a = Views.random(Views.of(from, layout, 9, 15), 2);
        View b = Views.dense(to, 9, 15);
        Copies.copy(a, b);
        Views.positions(
            a.sizes(), at -> assertEquals(converted(Views.get(a, at), to), Views.get(b, at)));
      }
    }
  }

  private static Number converted(Number x, DType to) {
    boolean real = x instanceof Double;
    double d = x.doubleValue();
    long n = real ? (int) d : x.longValue();
    float f = real ? (float) d : x.longValue();
    return switch (to) {
      case BOOL -> d != 0 ? 1L : 0L;
      case U8 -> n & 0xFF;
      case I8 -> (long) (byte) n;
      case I16 -> (long) (short) n;
      case I32 -> (long) (int) n;
      case I64 -> real ? (long) d : x.longValue();
      case F16 -> (double) Float.float16ToFloat(Float.floatToFloat16(f));
      case BF16 -> nearestBfloat16(f);
      case F32 -> (double) f;
      case F64 -> real ? d : (double) x.longValue();
    };
  }

  /** Looks at both neighbours, and at the even one where they are equally far. */
  private static double nearestBfloat16(float f) {
    int bits = Float.floatToRawIntBits(f);
    float below = Float.intBitsToFloat(bits & 0xFFFF0000);
    float above = Float.intBitsToFloat((bits & 0xFFFF0000) + 0x10000);
    double down = Math.abs((double) f - below);
    double up = Math.abs((double) above - f);
    return down < up || (down == up && (bits & 0x10000) == 0) ? below : above;
  }

  @Test
  void convertsExtremes() {
    double[] values = {
      Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e300, -3e9, 255.9, -1.5
    };
    for (DType to : List.of(DType.BOOL, DType.U8, DType.I8, DType.I16, DType.I32, DType.I64)) {
      View b = Views.dense(to, 1);
      for (double v : values) {
        View a = Views.dense(DType.F64, 1);
        Views.set(a, v, 0);
        Copies.copy(a, b);
        assertEquals(converted(v, to), Views.get(b, 0), v + " as " + to);
      }
    }
  }

  @Test
  void keepsNanInBfloat16AndRoundsLargeToInfinity() {
    View a = Views.dense(DType.F32, 2);
    View b = Views.dense(DType.BF16, 2);
    Views.set(a, Float.intBitsToFloat(0x7F800001), 0);
    Views.set(a, Float.MAX_VALUE, 1);
    Copies.copy(a, b);
    assertEquals(Double.NaN, Views.get(b, 0));
    assertEquals(Double.POSITIVE_INFINITY, Views.get(b, 1));
  }

  @Test
  void roundsLongsToFloatOnce() {
    View a = Views.dense(DType.I64, 1);
    View b = Views.dense(DType.F32, 1);
    long value = (1L << 60) + (1L << 36) + 1;
    Views.set(a, value, 0);
    Copies.copy(a, b);
    assertEquals((double) (float) value, Views.get(b, 0));
  }

  @ParameterizedTest
  @EnumSource
  void fillsEveryLayout(DType dtype) {
    for (Layout layout : List.of(Layout.ROW_MAJOR, Layout.GAPS, Layout.CHANNELS_LAST)) {
      for (long[] sizes : SHAPES) {
        View v = Views.of(dtype, layout, sizes);
        Copies.fill(v, 1.0);
        Views.positions(sizes, at -> assertEquals(1.0, Views.get(v, at).doubleValue()));
      }
    }
  }

  @Test
  void fillsOnlyTheElements() {
    View all = Views.dense(DType.F32, 10, 20);
    View inner = new View(DType.F32, all.segment(), 42, new long[] {5, 10}, new long[] {20, 1});
    Copies.fill(inner, 7.5);
    Views.positions(
        all.sizes(),
        at -> {
          boolean inside = at[0] >= 2 && at[0] < 7 && at[1] >= 2 && at[1] < 12;
          assertEquals(inside ? 7.5 : 0.0, Views.get(all, at));
        });
  }

  @Test
  void fillsLongsExactly() {
    View v = Views.dense(DType.I64, 5000);
    Copies.fill(v, Long.MAX_VALUE - 2);
    assertEquals(Long.MAX_VALUE - 2, Views.get(v, 4999));
  }

  @Test
  void givesTheSameOnAnyNumberOfThreads() {
    View from = Views.random(Views.of(DType.F32, Layout.CHANNELS_LAST, 8, 64, 26, 26), 3);
    for (int threads : new int[] {1, 2, 3}) {
      Parallel.threads(threads);
      View to = Views.dense(DType.F32, from.sizes());
      Copies.copy(from, to);
      assertArrayEquals(Views.bytes(from), Views.bytes(to));
    }
  }
}
