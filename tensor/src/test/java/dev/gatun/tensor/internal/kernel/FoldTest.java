package dev.gatun.tensor.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoldTest {
  private static final int[] SIZES = {
    0, 1, 2, 3, 4, 6, 7, 8, 9, 13, 15, 16, 17, 31, 32, 33, 127, 128, 129, 144, 1000
  };

  @ParameterizedTest
  @EnumSource(names = {"SUM", "PROD", "MAX", "MIN"})
  void vectorsGiveTheBitsOfPlainJavaAlongRows(Reducer op) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      for (int n : SIZES) {
        View from = Views.random(Views.dense(dtype, 3, n + 2), n);
        View plain = Views.dense(dtype, 3);
        View vector = Views.dense(dtype, 3);
        rows(Fold.of(dtype, op, false), from, n, plain);
        rows(Fold.of(dtype, op, true), from, n, vector);
        assertArrayEquals(Views.bytes(plain), Views.bytes(vector), op + " of " + n + " " + dtype);
      }
    }
  }

  private static void rows(Fold fold, View from, int n, View to) {
    int width = from.dtype().bytes();
    long step = from.strides()[0] * width;
    fold.rows(from.segment(), width, step, 3, n, to.segment(), 0, width);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUM", "PROD", "MAX", "MIN"})
  void vectorsGiveTheBitsOfPlainJavaAcrossRows(Reducer op) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      for (int rows : new int[] {0, 1, 7, 8, 9, 17, 64}) {
        for (int columns : new int[] {1, 2, 3, 4, 6, 8, 13, 15, 16, 17, 31, 33}) {
          View from = Views.random(Views.dense(dtype, rows, columns + 1), columns);
          View plain = Views.dense(dtype, columns);
          View vector = Views.dense(dtype, columns);
          columns(Fold.of(dtype, op, false), from, plain);
          columns(Fold.of(dtype, op, true), from, vector);
          assertArrayEquals(Views.bytes(plain), Views.bytes(vector), rows + " x " + columns);
        }
      }
    }
  }

  private static void columns(Fold fold, View from, View to) {
    long step = from.strides()[0] * from.dtype().bytes();
    long[] sizes = to.sizes();
    fold.columns(from.segment(), 0, step, from.sizes()[0], sizes[0], to.segment(), 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"MAX", "MIN"})
  void findsNanWhereverItIs(Reducer op) {
    for (boolean vectors : new boolean[] {false, true}) {
      for (int at = 0; at < 150; at++) {
        View from = Views.random(Views.dense(DType.F32, 150), 1);
        View to = Views.dense(DType.F32, 1);
        Views.set(from, Float.NaN, at);
        Fold.of(DType.F32, op, vectors).rows(from.segment(), 0, 0, 1, 150, to.segment(), 0, 4);
        assertEquals(Double.NaN, Views.get(to, 0));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SUM", "MAX", "MIN"})
  void treatsZerosOfBothSignsAlike(Reducer op) {
    for (int n : SIZES) {
      View from = Views.dense(DType.F32, n);
      for (int i = 0; i < n; i++) Views.set(from, i % 3 == 0 ? -0.0 : 0.0, i);
      View plain = Views.dense(DType.F32, 1);
      View vector = Views.dense(DType.F32, 1);
      Fold.of(DType.F32, op, false).rows(from.segment(), 0, 0, 1, n, plain.segment(), 0, 4);
      Fold.of(DType.F32, op, true).rows(from.segment(), 0, 0, 1, n, vector.segment(), 0, 4);
      assertArrayEquals(Views.bytes(plain), Views.bytes(vector), op + " of " + n);
    }
  }
}
