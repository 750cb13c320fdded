package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CreationTest {
  private static void assertIs(Tensor t, DType dtype, Shape shape, double... elements) {
    assertEquals(dtype, t.dtype());
    assertEquals(shape, t.shape());
    assertArrayEquals(elements, t.toDoubleArray());
  }

  private static void assertRefused(String part, Runnable body) {
    String message = assertThrows(IllegalArgumentException.class, body::run).toString();
    assertTrue(message.contains(part), message);
  }

  @Test
  void nestedArraysOfFourDimensions() {
    Shape shape = Shape.of(1, 2, 1, 2);
    double[] all = {1, 2, 3, 4};
    assertIs(Tensor.of(new float[][][][] {{{{1, 2}}, {{3, 4}}}}), DType.F32, shape, all);
    assertIs(Tensor.of(new double[][][][] {{{{1, 2}}, {{3, 4}}}}), DType.F64, shape, all);
    assertIs(Tensor.of(new int[][][][] {{{{1, 2}}, {{3, 4}}}}), DType.I32, shape, all);
    assertIs(Tensor.of(new long[][][][] {{{{1, 2}}, {{3, 4}}}}), DType.I64, shape, all);
    boolean[][][][] masks = {{{{true, false}}, {{false, true}}}};
    assertIs(Tensor.of(masks), DType.BOOL, shape, 1, 0, 0, 1);
  }

  @Test
  void nestedArraysOfTwoAndThreeDimensions() {
    Shape cube = Shape.of(2, 1, 1);
    assertIs(
        Tensor.of(new int[][] {{1, 2, 3}, {4, 5, 6}}), DType.I32, Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    assertIs(Tensor.of(new long[][][] {{{7}}, {{8}}}), DType.I64, cube, 7, 8);
    assertIs(Tensor.of(new boolean[][] {{true}, {false}}), DType.BOOL, Shape.of(2, 1), 1, 0);
    assertIs(Tensor.of(new float[][][] {{{7}}, {{8}}}), DType.F32, cube, 7, 8);
    assertIs(Tensor.of(new float[0][5]), DType.F32, Shape.of(0, 0));
    assertIs(Tensor.of(new double[3][0][5]), DType.F64, Shape.of(3, 0, 0));
  }

  @Test
  void raggedArraysAreRefused() {
    assertRefused("along dimension 1 has 1", () -> Tensor.of(new float[][] {{1, 2}, {3}}));
    assertRefused("along dimension 1 has 2", () -> Tensor.of(new int[][][] {{{1}}, {{2}, {3}}}));
    assertRefused("along dimension 2 has 0", () -> Tensor.of(new long[][][] {{{1}, {}}}));
    assertRefused("(2, 2)", () -> Tensor.of(new int[] {1, 2, 3}, Shape.of(2, 2)));
  }

  @Test
  void streams() {
    assertIs(Tensor.of(IntStream.range(1, 4)), DType.I32, Shape.of(3), 1, 2, 3);
    assertIs(Tensor.of(LongStream.of(5)), DType.I64, Shape.of(1), 5);
    assertIs(Tensor.of(DoubleStream.empty()), DType.F64, Shape.of(0));
  }

  @Test
  void regularContents() {
    assertIs(Tensor.ones(Shape.of(2), DType.I8), DType.I8, Shape.of(2), 1, 1);
    assertIs(Tensor.full(Shape.SCALAR, 2.5, DType.BF16), DType.BF16, Shape.SCALAR, 2.5);
    assertIs(Tensor.eye(2, 3, DType.I64), DType.I64, Shape.of(2, 3), 1, 0, 0, 0, 1, 0);
    assertIs(Tensor.eye(3, 1, DType.F64), DType.F64, Shape.of(3, 1), 1, 0, 0);
    assertIs(Tensor.eye(0), DType.F32, Shape.of(0, 0));
    Tensor x = Tensor.of(1, 2, 3).to(DType.U8);
    assertIs(Tensor.zerosLike(x), DType.U8, Shape.of(3), 0, 0, 0);
    assertIs(Tensor.onesLike(x), DType.U8, Shape.of(3), 1, 1, 1);
    assertIs(Tensor.fullLike(x, 9), DType.U8, Shape.of(3), 9, 9, 9);
    assertEquals(Shape.of(3), Tensor.emptyLike(x).fill(1).shape());
    assertEquals(DType.U8, Tensor.emptyLike(x).dtype());
  }

  @Test
  void arange() {
    assertIs(Tensor.arange(3), DType.I64, Shape.of(3), 0, 1, 2);
    assertIs(Tensor.arange(0), DType.I64, Shape.of(0));
    assertIs(Tensor.arange(1, 2.5, 0.5, DType.F32), DType.F32, Shape.of(3), 1, 1.5, 2);
    assertIs(Tensor.arange(5, 0, -2, DType.I16), DType.I16, Shape.of(3), 5, 3, 1);
    assertRefused("0.0", () -> Tensor.arange(0, 1, 0, DType.F32));
    assertRefused("from 0.0 to -3.0 in steps of 1.0", () -> Tensor.arange(0, -3, 1, DType.F32));
    assertRefused("NaN", () -> Tensor.arange(0, Double.NaN, 1, DType.F32));
    assertRefused("at most", () -> Tensor.arange(0, 1e12, 1, DType.F32));
  }

  @Test
  void linspaceAndLogspace() {
    assertIs(Tensor.linspace(0, 1, 5), DType.F32, Shape.of(5), 0, 0.25, 0.5, 0.75, 1);
    assertIs(Tensor.linspace(3, 7, 1, DType.F64), DType.F64, Shape.of(1), 3);
    assertIs(Tensor.linspace(3, 7, 0, DType.F64), DType.F64, Shape.of(0));
    assertIs(Tensor.linspace(-2, 3, 2, DType.I32), DType.I32, Shape.of(2), -2, 3);
    assertIs(Tensor.logspace(-1, 2, 4, 2, DType.F64), DType.F64, Shape.of(4), 0.5, 1, 2, 4);
    assertIs(Tensor.logspace(0, 2, 3, 10, DType.F32), DType.F32, Shape.of(3), 1, 10, 100);
    assertRefused("-1", () -> Tensor.linspace(0, 1, -1));
    double[] symmetric = Tensor.linspace(-0.7, 0.7, 10, DType.F64).toDoubleArray();
    for (int i = 0; i < 5; i++) assertEquals(-symmetric[9 - i], symmetric[i]);
  }

  @Test
  void meshgrid() {
    List<Tensor> ij = Tensor.meshgrid(List.of(Tensor.of(1, 2), Tensor.of(3, 4, 5)), false);
    assertIs(ij.get(0), DType.I32, Shape.of(2, 3), 1, 1, 1, 2, 2, 2);
    assertIs(ij.get(1), DType.I32, Shape.of(2, 3), 3, 4, 5, 3, 4, 5);
    List<Tensor> xy = Tensor.meshgrid(List.of(Tensor.of(1, 2), Tensor.of(3, 4, 5)), true);
    assertIs(xy.get(0), DType.I32, Shape.of(3, 2), 1, 2, 1, 2, 1, 2);
    assertIs(xy.get(1), DType.I32, Shape.of(3, 2), 3, 3, 4, 4, 5, 5);
    Tensor scalar = Tensor.scalar(7);
    assertIs(Tensor.meshgrid(List.of(scalar), true).getFirst(), DType.F32, Shape.of(1), 7);
    assertRefused("empty", () -> Tensor.meshgrid(List.of(), false));
    assertRefused("(2, 2)", () -> Tensor.meshgrid(List.of(Tensor.ones(2, 2)), false));
  }
}
