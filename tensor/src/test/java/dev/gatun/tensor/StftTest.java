package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A signal comes back from its short-time Fourier transform. */
class StftTest {
  private static Tensor signal(long... sizes) {
    return new Generator(8).normal(Shape.of(sizes), 0, 1, DType.F64);
  }

  private static void assertComesBack(Tensor x, Stft o, Tensor window) {
    long n = x.shape().size(-1);
    Tensor y = x.stft(o, window).istft(o, window, n);
    assertEquals(x.shape(), y.shape());
    assertArrayEquals(x.toDoubleArray(), y.toDoubleArray(), 1e-12);
  }

  @Test
  void shapesAreFrequenciesAndFrames() {
    assertEquals(Shape.of(201, 101, 2), signal(16_000).stft(Stft.of(400).hopLength(160)).shape());
    assertEquals(Shape.of(3, 5, 33, 2), signal(3, 64).stft(Stft.of(8)).shape());
    assertEquals(Shape.of(8, 29, 2), signal(64).stft(all().center(false)).shape());
  }

  private static Stft all() {
    return Stft.of(8).onesided(false);
  }

  @Test
  void signalsComeBack() {
    Tensor hann = Tensor.hannWindow(64).to(DType.F64);
    for (String mode : new String[] {"reflect", "constant", "replicate", "circular"}) {
      assertComesBack(signal(640), Stft.of(64).padMode(mode), hann);
      assertComesBack(signal(2, 3, 640), Stft.of(64).padMode(mode).normalized(true), hann);
      assertComesBack(signal(640), Stft.of(64).padMode(mode).onesided(false), hann);
      assertComesBack(signal(640), Stft.of(80).winLength(64).hopLength(16).padMode(mode), hann);
    }
    Tensor ones = Tensor.ones(Shape.of(15), DType.F64);
    assertComesBack(signal(60), Stft.of(15).hopLength(15).center(false), ones);
    assertArrayEquals(
        signal(60).stft(Stft.of(15), ones).toDoubleArray(),
        signal(60).stft(Stft.of(15)).toDoubleArray());
  }

  @Test
  void lengthsThatAreNotGivenFollowFromTheFrames() {
    Tensor spectrum = signal(64).stft(Stft.of(8));
    assertEquals(Shape.of(64), spectrum.istft(Stft.of(8), -1).shape());
    assertEquals(Shape.of(70), spectrum.istft(Stft.of(8), 70).shape());
    assertEquals(Shape.of(5), spectrum.istft(Stft.of(8), 5).shape());
  }
}
