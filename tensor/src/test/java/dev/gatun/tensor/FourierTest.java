package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The laws of Fourier transforms at all kinds of lengths, and their accuracy. */
class FourierTest {
  private static final FftNorm BACKWARD = FftNorm.BACKWARD;
  private static final int[] HARD = {
    127, 128, 243, 256, 360, 521, 625, 961, 1000, 1009, 1024, 2047, 2187, 4099, 4096
  };

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(1, 130)),
        net.jqwik.api.Tuple.of(1, Arbitraries.of(HARD[0], HARD[3], HARD[5], HARD[9], HARD[11])));
  }

  private static Tensor complex(long n, long seed) {
    return new Generator(seed).normal(Shape.of(n, 2), 0, 1, DType.F64);
  }

  private static void assertNear(Tensor expected, Tensor actual) {
    double scale = Math.sqrt(expected.square().mean().item()) + 1e-300;
    assertArrayEquals(expected.toDoubleArray(), actual.toDoubleArray(), 4e-14 * scale);
  }

  @Example
  void everyLengthAgreesWithTheDefinition() {
    for (int n = 1; n <= 130; n++) assertDefinition(n);
    for (int n : HARD) if (n < 1100) assertDefinition(n);
  }

  /** The error of each element is within a few ulps of the size of a typical one. */
  private static void assertDefinition(int n) {
    Tensor x = complex(n, n);
    double[] v = x.toDoubleArray();
    double[] re = new double[n];
    double[] im = new double[n];
    for (int i = 0; i < n; i++) {
      re[i] = StrictMath.cos(2 * Math.PI * i / n);
      im[i] = -StrictMath.sin(2 * Math.PI * i / n);
    }
    double[] expected = new double[2 * n];
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        int turn = (int) ((long) j * k % n);
        expected[2 * k] += v[2 * j] * re[turn] - v[2 * j + 1] * im[turn];
        expected[2 * k + 1] += v[2 * j] * im[turn] + v[2 * j + 1] * re[turn];
      }
    }
    double[] actual = x.fft().toDoubleArray();
    assertArrayEquals(expected, actual, 2e-14 * Math.sqrt(n), "length " + n);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void theInverseUndoesTheTransform(
      @ForAll("lengths") int n, @ForAll long seed, @ForAll FftNorm norm) {
    Tensor x = complex(n, seed);
    assertNear(x, x.fft(-1, 0, norm).ifft(-1, 0, norm));
    Tensor real = x.real();
    assertNear(real, real.rfft(-1, 0, norm).irfft(n, 0, norm));
    assertNear(real, real.ihfft(-1, 0, norm).hfft(n, 0, norm));
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void theOrthonormalTransformKeepsTheLength(@ForAll("lengths") int n, @ForAll long seed) {
    Tensor x = complex(n, seed);
    double before = x.square().sum().item();
    double after = x.fft(-1, 0, FftNorm.ORTHO).square().sum().item();
    assertEquals(before, after, 1e-13 * before);
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void theTransformIsLinear(@ForAll("lengths") int n, @ForAll long seed) {
    Tensor x = complex(n, seed);
    Tensor y = complex(n, seed + 1);
    Tensor factor = complex(1, seed + 2);
    Tensor expected = x.fft().complexMul(factor).add(y.fft());
    assertNear(expected, x.complexMul(factor).add(y).fft());
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void aShiftTurnsTheSpectrum(
      @ForAll("lengths") int n, @ForAll long seed, @ForAll @IntRange(max = 50) int shift) {
    Tensor x = complex(n, seed);
    Tensor turns = Tensor.arange(n).mul(shift).remainder(n).to(DType.F64).mul(-2 * Math.PI / n);
    Tensor factors = Tensor.ones(Shape.of(n), DType.F64).polar(turns);
    assertNear(x.fft().complexMul(factors), x.roll(shift, 0).fft());
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void aProductOfSpectraIsAConvolution(@ForAll @IntRange(min = 1, max = 40) int n) {
    Tensor x = complex(n, 1).real();
    Tensor y = complex(n, 2).real();
    double[] a = x.toDoubleArray();
    double[] b = y.toDoubleArray();
    double[] expected = new double[n];
    for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) expected[(i + j) % n] += a[i] * b[j];
    assertNear(Tensor.of(expected), x.rfft().complexMul(y.rfft()).irfft(n, 0, BACKWARD));
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void realNumbersHaveMirroredSpectra(@ForAll("lengths") int n, @ForAll long seed) {
    Tensor x = complex(n, seed).real();
    Tensor whole = x.asComplex().fft();
    assertArrayEquals(whole.narrow(0, 0, n / 2 + 1).toDoubleArray(), x.rfft().toDoubleArray());
    assertNear(whole, whole.conj().flip(0).roll(1, 0));
  }

  @Example
  void longTransformsAreAccurate() {
    for (int n : new int[] {1 << 17, 100_003, 3 * 5 * 7 * 11 * 13 * 8}) {
      Tensor x = complex(n, n);
      Tensor y = x.fft();
      assertNear(x, y.ifft());
      assertNear(x.sum(0), y.select(0, 0));
    }
  }

  /** Together with others or alone, along any dimension, a sequence has the same bits. */
  @Example
  void theBitsDependOnTheSequenceAlone() {
    for (int n : new int[] {1, 2, 6, 7, 37, 64, 100, 1009}) {
      Tensor many = new Generator(n).normal(Shape.of(37, n, 2), 0, 1, DType.F64);
      Tensor all = many.fft();
      Tensor other = many.transpose(0, 1).contiguous().fft(-1, 0, BACKWARD).transpose(0, 1);
      assertArrayEquals(all.toDoubleArray(), other.toDoubleArray());
      for (int i : new int[] {0, 1, 15, 16, 36}) {
        assertArrayEquals(
            many.select(0, i).fft().toDoubleArray(), all.select(0, i).toDoubleArray());
      }
    }
  }

  @Example
  void floatsAreTransformedInDoublesAndRoundedOnce() {
    Tensor x = complex(331, 3).to(DType.F32);
    assertArrayEquals(x.to(DType.F64).fft().to(DType.F32).toFloatArray(), x.fft().toFloatArray());
    assertEquals(DType.F16, x.to(DType.F16).fft().dtype());
    assertEquals(DType.F32, Tensor.of(new int[][] {{1, 2}, {3, 4}}).fft().dtype());
  }

  @Example
  void emptyBatchesGiveEmptyResults() {
    assertEquals(Shape.of(0, 5, 2), Tensor.zeros(0, 5, 2).fft().shape());
    assertEquals(Shape.of(0, 3, 2), Tensor.zeros(0, 5).rfft().shape());
    assertEquals(Shape.of(0, 8), Tensor.zeros(0, 5, 2).irfft().shape());
    assertEquals(Shape.of(4, 2), Tensor.zeros(0, 2).fft(4, 0, BACKWARD).shape());
  }

  @Example
  void frequencies() {
    assertArrayEquals(new float[] {0, 1, -2, -1}, Tensor.fftfreq(4, 0.25).toFloatArray());
    assertArrayEquals(new float[] {0, 1, 2, -2, -1}, Tensor.fftfreq(5, 0.2).toFloatArray());
    assertArrayEquals(new float[] {0, 1, 2}, Tensor.rfftfreq(4, 0.25).toFloatArray());
    assertArrayEquals(new float[] {0, 0.5f}, Tensor.rfftfreq(2, 1).toFloatArray());
    assertArrayEquals(new float[] {0, -0.5f}, Tensor.fftfreq(2, 1).toFloatArray());
    assertArrayEquals(
        new float[] {-2, -1, 0, 1}, Tensor.fftfreq(4, 0.25).fftshift().toFloatArray());
  }

  @Example
  void theAnglesOfRootsOfUnityAreExactAtTheEighths() {
    Tensor impulse = Tensor.zeros(Shape.of(8, 2), DType.F64);
    impulse.narrow(0, 1, 1).narrow(1, 0, 1).fill(1);
    double h = StrictMath.sqrt(0.5);
    double[] expected = {1, 0, h, -h, 0, -1, -h, -h, -1, 0, -h, h, 0, 1, h, h};
    assertArrayEquals(expected, impulse.fft().toDoubleArray(), 1.2e-16);
    assertTrue(List.of(0.0, 1.0, -1.0).contains(impulse.fft().getDouble(2, 1)));
  }
}
