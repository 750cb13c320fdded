package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conversions between types of 8, 16, 32 and 64 bits. */
class ConversionTest {
  private static final double[] HARD = {
    0.9,
    -0.9,
    1.5,
    -2.5,
    127.9,
    128,
    -128.9,
    -129,
    255.5,
    256,
    300,
    -1,
    32767.5,
    32768,
    -32769,
    65535,
    2147483647.0,
    2147483648.0,
    -2147483649.0,
    9.3e18,
    -9.3e18,
    1e300,
    -1e300,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -0.0,
    4.9e-324
  };

  private static Tensor patterns(DType half) {
    int[] all = IntStream.range(0, 1 << 16).toArray();
    Tensor t = Tensor.of(all).to(DType.I16);
    return new Tensor(t.storage(), half, t.shape(), new long[] {1}, 0);
  }

  private static long[] patterns(Tensor half) {
    return new Tensor(half.storage(), DType.I16, half.shape(), new long[] {1}, 0).toLongArray();
  }

  @Test
  void floatsBecomeIntegersAsInJava() {
    Tensor x = Tensor.of(HARD);
    for (int i = 0; i < HARD.length; i++) {
      double v = HARD[i];
      assertEquals((byte) v, x.to(DType.I8).toLongArray()[i], "i8 of " + v);
      assertEquals((int) v & 0xFF, x.to(DType.U8).toLongArray()[i], "u8 of " + v);
      assertEquals((short) v, x.to(DType.I16).toLongArray()[i], "i16 of " + v);
      assertEquals((int) v, x.to(DType.I32).toLongArray()[i], "i32 of " + v);
      assertEquals((long) v, x.to(DType.I64).toLongArray()[i], "i64 of " + v);
      assertEquals(v != 0, x.to(DType.BOOL).toBooleanArray()[i], "bool of " + v);
    }
  }

  @Test
  void integersKeepTheirLowerBits() {
    long[] values = {0, 1, -1, 127, 128, 255, 256, -129, 40000, -40000, 1L << 40, Long.MIN_VALUE};
    Tensor x = Tensor.of(values);
    for (int i = 0; i < values.length; i++) {
      assertEquals((byte) values[i], x.to(DType.I8).toLongArray()[i]);
      assertEquals(values[i] & 0xFF, x.to(DType.U8).toLongArray()[i]);
      assertEquals((short) values[i], x.to(DType.I16).toLongArray()[i]);
      assertEquals(values[i] << 32 >> 32, x.to(DType.I32).toLongArray()[i]);
    }
  }

  @Test
  void everyHalfSurvivesAWiderType() {
    for (DType half : new DType[] {DType.F16, DType.BF16}) {
      Tensor all = patterns(half);
      double[] values = all.toDoubleArray();
      for (DType wide : new DType[] {DType.F32, DType.F64}) {
        Tensor back = all.to(wide).to(half);
        assertArrayEquals(values, back.toDoubleArray());
        long[] before = patterns(all);
        long[] after = patterns(back);
        for (int i = 0; i < before.length; i++) {
          if (!Double.isNaN(values[i])) assertEquals(before[i], after[i]);
        }
      }
    }
  }

  /** Between neighbours a and b, what is nearer to a becomes a, and the middle the even one. */
  @Test
  void halvesRoundToTheNearestAndInTheMiddleToEven() {
    for (DType half : new DType[] {DType.F16, DType.BF16}) {
      float[] values = patterns(half).toFloatArray();
      int finite = (half == DType.F16 ? 0x7C00 : 0x7F80) - 1;
      float[] from = new float[4 * finite];
      float[] expected = new float[4 * finite];
      for (int i = 0; i < finite; i++) {
        float middle = middle(values[i], values[i + 1]);
        float even = (i & 1) == 0 ? values[i] : values[i + 1];
        float[] some = {middle, -middle, Math.nextDown(middle), Math.nextUp(middle)};
        float[] become = {even, -even, values[i], values[i + 1]};
        System.arraycopy(some, 0, from, 4 * i, 4);
        System.arraycopy(become, 0, expected, 4 * i, 4);
      }
      assertArrayEquals(expected, Tensor.of(from).to(half).toFloatArray());
    }
  }

  private static float middle(float a, float b) {
    return new BigDecimal(a).add(new BigDecimal(b)).divide(BigDecimal.TWO).floatValue();
  }

  @Test
  void halvesOverflowToInfinityFromTheMiddleOn() {
    Tensor f16 = Tensor.of(65504f, 65519.99f, 65520f, -65520f, 1e30f, 5e-8f, 2.9e-8f, 0x1p-25f);
    assertArrayEquals(
        new double[] {
          65504,
          65504,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          0x1p-24,
          0,
          0
        },
        f16.to(DType.F16).toDoubleArray());
    Tensor bf16 = Tensor.of(Float.MAX_VALUE, 0x1.fep127f, 0x1.fefffep127f, Float.MIN_VALUE);
    assertArrayEquals(
        new double[] {Double.POSITIVE_INFINITY, 0x1.fep127, 0x1.fep127, 0},
        bf16.to(DType.BF16).toDoubleArray());
  }

  @Test
  void aNanStaysOneWhateverItsBits() {
    int[] bits = {0x7F800001, 0x7FFFFFFF, 0xFF800001, 0xFFFFFFFF, 0x7FC00000};
    float[] nans = new float[bits.length];
    for (int i = 0; i < bits.length; i++) nans[i] = Float.intBitsToFloat(bits[i]);
    for (DType half : new DType[] {DType.F16, DType.BF16}) {
      for (float v : Tensor.of(nans).to(half).toFloatArray()) assertEquals(Float.NaN, v);
    }
  }
}
