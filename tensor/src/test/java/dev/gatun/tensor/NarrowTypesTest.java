package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Operations on bf16 and f16 compute in f32 and round once; narrow integers wrap around. */
class NarrowTypesTest {
  private static final List<UnaryOperator<Tensor>> UNARY =
      List.of(
          x -> x.exp(),
          x -> x.add(0.1),
          x -> x.rdiv(3),
          x -> x.gelu(),
          x -> x.sum(),
          x -> x.mean(1),
          x -> x.softmax(1),
          x -> x.cumsum(0),
          x -> x.matmul(x.transpose()),
          x -> x.amax(0),
          x -> x.dropout(0.5, new RandomKey(1, 2)));

  private static Tensor half(DType type, long seed) {
    return Tensor.randn(new Generator(seed), 8, 8).to(type);
  }

  @Test
  void functionsRoundTheResultInF32() {
    for (DType type : new DType[] {DType.F16, DType.BF16}) {
      Tensor x = half(type, 1);
      for (var f : UNARY) assertRounded(type, f.apply(x.to(DType.F32)), f.apply(x));
    }
  }

  @Test
  void binaryOperationsDoTheSame() {
    List<BinaryOperator<Tensor>> all =
        List.of(Tensor::add, Tensor::div, Tensor::pow, Tensor::maximum, Tensor::matmul);
    for (DType type : new DType[] {DType.F16, DType.BF16}) {
      Tensor x = half(type, 1).abs();
      Tensor y = half(type, 2);
      for (var f : all) {
        assertRounded(type, f.apply(x.to(DType.F32), y.to(DType.F32)), f.apply(x, y));
      }
    }
  }

  @Test
  void oneWiderOperandMakesTheResultWide() {
    Tensor x = half(DType.F16, 1);
    assertEquals(DType.F32, x.add(half(DType.BF16, 2)).dtype());
    assertEquals(DType.F32, x.matmul(half(DType.F32, 2)).dtype());
    assertEquals(DType.F64, x.mul(half(DType.F64, 2)).dtype());
    assertEquals(DType.F16, x.mul(Tensor.of(3).reshape()).dtype());
    assertEquals(DType.F16, x.mul(Tensor.scalar(3).to(DType.F64)).dtype());
  }

  @Test
  void masksIndicesAndMovesKeepTheirTypes() {
    Tensor x = half(DType.BF16, 1);
    assertEquals(DType.BOOL, x.gt(0).dtype());
    assertEquals(DType.I64, x.argmax(1).dtype());
    assertEquals(DType.BF16, x.transpose().dtype());
    assertEquals(DType.BF16, x.indexSelect(0, Tensor.of(1, 0)).dtype());
    assertArrayEquals(
        x.to(DType.F32).indexSelect(0, Tensor.of(1, 0)).toDoubleArray(),
        x.indexSelect(0, Tensor.of(1, 0)).toDoubleArray());
  }

  private static void assertRounded(DType type, Tensor expected, Tensor actual) {
    assertEquals(type, actual.dtype());
    assertArrayEquals(expected.to(type).toDoubleArray(), actual.toDoubleArray());
  }

  @Test
  void narrowIntegersWrapAround() {
    assertIntegers(DType.I8, x -> x.add(x), -128, 2, -2, -56, 56);
    assertIntegers(DType.I8, x -> x.mul(x), 0, 1, 1, 16, 16);
    assertIntegers(DType.I8, x -> x.neg(), -64, -1, 1, -100, 100);
    assertIntegers(DType.U8, x -> x.neg(), 192, 255, 1, 156, 100);
    assertIntegers(DType.U8, x -> x.add(x), 128, 2, 254, 200, 56);
    assertIntegers(DType.U8, x -> x.remainder(7), 1, 1, 3, 2, 2);
    assertIntegers(DType.I16, x -> x.mul(1000), -1536, 1000, -1000, -31072, 31072);
  }

  private static void assertIntegers(DType type, UnaryOperator<Tensor> f, long... expected) {
    Tensor y = f.apply(Tensor.of(64, 1, -1, 100, -100).to(type));
    assertEquals(type, y.dtype());
    assertArrayEquals(expected, y.toLongArray());
  }

  @Test
  void narrowIntegersCompareByValue() {
    Tensor u8 = Tensor.of(200, 3).to(DType.U8);
    Tensor i8 = Tensor.of(-56, 3).to(DType.I8);
    assertArrayEquals(new boolean[] {false, true}, u8.eq(i8).toBooleanArray());
    assertArrayEquals(new boolean[] {true, false}, u8.gt(i8).toBooleanArray());
    assertEquals(203, u8.sum().item());
    assertEquals(DType.I64, u8.sum().dtype());
    assertEquals(200, u8.amax(0).item());
    assertEquals(-56, i8.amin(0).item());
    assertEquals(0, u8.argmax(0).item());
  }
}
