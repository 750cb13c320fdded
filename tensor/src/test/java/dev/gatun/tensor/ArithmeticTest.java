package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Arithmetic with further arguments on whole numbers and at the ends of what is allowed. */
final class ArithmeticTest {
  @Test
  void multiplesOfWholeNumbersAreWhole() {
    Tensor a = Tensor.of(1L, 2L).to(DType.I8);
    Tensor b = Tensor.of(100L, -100L).to(DType.I8);
    Tensor sum = a.add(b, 2);
    assertEquals(DType.I8, sum.dtype());
    assertArrayEquals(new long[] {-55, 58}, sum.toLongArray(), "they wrap around, as i8 does");
    assertEquals(DType.I64, a.sub(Tensor.of(3L, 4L), 3).dtype());
    assertArrayEquals(new long[] {-8, -10}, a.sub(Tensor.of(3L, 4L), 3).toLongArray());
  }

  @Test
  void multiplesAreConvertedFirst() {
    Tensor a = Tensor.of(1.0);
    Tensor b = Tensor.of(0.1f);
    assertEquals(1.0 + 3 * (double) 0.1f, a.add(b, 3).toDoubleArray()[0]);
  }

  @Test
  void quotientsOfWholeNumbersAreRoundedExactly() {
    Tensor a = Tensor.of(7L, -7L, Long.MAX_VALUE);
    Tensor b = Tensor.of(2L, 2L, 2L);
    assertArrayEquals(new long[] {3, -4, Long.MAX_VALUE / 2}, a.floorDivide(b).toLongArray());
    assertArrayEquals(
        new long[] {3, -3, Long.MAX_VALUE / 2}, a.div(b, DivMode.TRUNC).toLongArray());
    assertArrayEquals(new long[] {3, -3}, a.narrow(0, 0, 2).div(2, DivMode.TRUNC).toLongArray());
    assertEquals(DType.I64, a.div(b, DivMode.FLOOR).dtype());
    assertEquals(DType.F32, a.div(b, DivMode.TRUE).dtype());
    assertArrayEquals(new float[] {2, -3}, a.narrow(0, 0, 2).floorDivide(2.5).toFloatArray());
    assertThrows(ArithmeticException.class, () -> a.floorDivide(b.sub(2)));
  }

  @Test
  void boundsOfWholeNumbersKeepThemWhole() {
    Tensor x = Tensor.of(-5L, 0L, 1L << 60);
    assertArrayEquals(new long[] {-1, 0, 1L << 60}, x.clampMin(-1).toLongArray());
    assertArrayEquals(new long[] {-5, 0, 3}, x.clampMax(3).toLongArray());
    assertArrayEquals(new long[] {-2, 0, 9}, x.clamp(Tensor.of(-2L), Tensor.of(9L)).toLongArray());
    assertEquals(DType.F32, x.clamp(Tensor.of(-2L), Tensor.of(9f)).dtype());
    assertArrayEquals(new float[] {-1.5f, 0, 2}, x.clamp(-1.5, 2).toFloatArray());
  }

  @Test
  void notANumberPassesBoundsAndBoundsThatCrossGiveTheUpperOne() {
    Tensor x = Tensor.of(Double.NaN, 1, 5, -5);
    assertArrayEquals(new double[] {Double.NaN, 1, 2, 0}, x.clamp(0, 2).toDoubleArray());
    assertArrayEquals(new double[] {Double.NaN, 0, 0, 0}, x.clamp(2, 0).toDoubleArray());
    Tensor nan = Tensor.of(Double.NaN);
    assertArrayEquals(
        new double[] {Double.NaN, Double.NaN}, x.narrow(0, 1, 2).clampMin(nan).toDoubleArray());
    assertArrayEquals(
        new double[] {Double.NaN, Double.NaN}, x.narrow(0, 1, 2).clampMax(nan).toDoubleArray());
  }

  @Test
  void roundingToDecimalsIsThatOfTorch() {
    Tensor x = Tensor.of(2.675, -0.125, 1234.5);
    assertArrayEquals(new double[] {2.68, -0.12, 1234.5}, x.round(2).toDoubleArray());
    assertArrayEquals(new double[] {0, -0.0, 1200}, x.round(-2).toDoubleArray());
  }

  @Test
  void combinedWholeNumbersStayWhole() {
    Tensor x = Tensor.of(10L, 20L, 30L).to(DType.U8);
    Tensor index = Tensor.of(0L, 0L, 2L);
    Tensor source = Tensor.of(200L, 7L, 1L).to(DType.U8);
    assertArrayEquals(
        new long[] {200, 20, 30},
        x.scatterReduce(0, index, source, ScatterMode.AMAX, true).toLongArray());
    assertArrayEquals(
        new long[] {7, 20, 1},
        x.scatterReduce(0, index, source, ScatterMode.AMIN, false).toLongArray());
    Tensor mean = x.scatterReduce(0, index, source, ScatterMode.MEAN, true);
    assertEquals(DType.U8, mean.dtype());
    Tensor wide = Tensor.of(10L, 20L, -30L);
    assertArrayEquals(
        new long[] {72, 20, -15},
        wide.scatterReduce(0, index, source.to(DType.I64), ScatterMode.MEAN, true).toLongArray());
    assertArrayEquals(
        new long[] {14, 20, -30},
        wide.scatterReduce(0, Tensor.of(0L, 0L), Tensor.of(2L, 7L), ScatterMode.PROD, false)
            .toLongArray());
  }

  @Test
  void notANumberWinsAmongTheCombined() {
    Tensor x = Tensor.of(1.0, 2.0);
    Tensor source = Tensor.of(Double.NaN, 5);
    assertArrayEquals(
        new double[] {Double.NaN, 5},
        x.indexReduce(0, Tensor.of(0L, 1L), source, ScatterMode.AMAX, true).toDoubleArray());
  }

  /** The values are those of PyTorch. */
  @Test
  void whatIsMadeOfOthersIsDefinedToTheEdge() {
    double inf = Double.POSITIVE_INFINITY;
    double nan = Double.NaN;
    Tensor zero = Tensor.of(0.0, 0, 0, 0, 0);
    Tensor y = Tensor.of(0.0, -1, inf, nan, 2);
    assertArrayEquals(new double[] {0, 0, 0, nan, 0}, zero.xlogy(y).toDoubleArray());
    assertArrayEquals(new double[] {0, 0, 0, nan, 0}, zero.xlog1py(y).toDoubleArray());
    Tensor signs = Tensor.of(-0.0, 0.0, -inf, 3);
    assertArrayEquals(new boolean[] {true, false, true, false}, signs.signbit().toBooleanArray());
    assertArrayEquals(new double[] {-1, 1, -1, 1}, Tensor.of(1.0).copysign(signs).toDoubleArray());
    assertArrayEquals(
        new double[] {0.5, 0.5, 0, 1}, signs.heaviside(Tensor.of(0.5)).toDoubleArray());
    Tensor some = Tensor.of(nan, 1, nan);
    assertArrayEquals(
        new double[] {2, 1, nan}, some.fmax(Tensor.of(2.0, nan, nan)).toDoubleArray());
    assertArrayEquals(
        new double[] {2, 1, nan}, some.fmin(Tensor.of(2.0, nan, nan)).toDoubleArray());
    assertArrayEquals(
        new double[] {0, Double.MAX_VALUE, -Double.MAX_VALUE},
        Tensor.of(nan, inf, -inf).nanToNum().toDoubleArray());
    assertArrayEquals(new double[] {1, 0}, Tensor.of(0.0, 1).sinc().toDoubleArray(), 1e-15);
    assertArrayEquals(new double[] {-inf, inf}, Tensor.of(0.0, 1).logit().toDoubleArray());
  }

  @Test
  void aFactorOfZeroHidesWhatItMultiplies() {
    Tensor nan = Tensor.of(Double.NaN);
    Tensor one = Tensor.of(1.0);
    assertArrayEquals(new double[] {3}, nan.addmv(one.reshape(1, 1), one, 0, 3).toDoubleArray());
    assertEquals(Double.NaN, Tensor.of(-1.0).reshape(1, 1).logdet().item());
  }
}
