package dev.gatun.tensor;

/**
 * Discrete Fourier transforms. Complex numbers are pairs along a last axis of size 2 (see {@link
 * Complexes}); {@code dim} counts the dimensions before that axis, so -1 is the one next to it. A
 * number of points {@code n} cuts the input or fills it up with zeros; -1 means as many as there
 * are.
 *
 * <p>All lengths are fast, primes too. What is computed in between is f64, whatever the type.
 *
 * @param <T> the type that has these methods
 */
public interface Spectra<T extends Algebra<T>> extends Complexes<T> {
  /** Returns the Fourier transform of complex numbers along the last dimension. */
  default T fft() {
    return fft(-1, -1, FftNorm.BACKWARD);
  }

  /**
   * Returns the Fourier transform of complex numbers along dimension {@code dim}: {@code y_k =
   * sum_j x_j e^(-2 pi i j k / n)}.
   *
   * @throws IllegalArgumentException if the last axis is not of size 2, or there are no points
   */
  default T fft(long n, int dim, FftNorm norm) {
    return Transforms.complex("fft", self(), n, dim, norm, false);
  }

  /** Returns the inverse of {@link #fft()}. */
  default T ifft() {
    return ifft(-1, -1, FftNorm.BACKWARD);
  }

  /** Returns the inverse of {@link #fft(long, int, FftNorm)}. */
  default T ifft(long n, int dim, FftNorm norm) {
    return Transforms.complex("ifft", self(), n, dim, norm, true);
  }

  /** Returns the first half of the Fourier transform of real numbers along the last dimension. */
  default T rfft() {
    return rfft(-1, -1, FftNorm.BACKWARD);
  }

  /**
   * Returns the elements 0 to {@code n / 2} of the Fourier transform of real numbers along
   * dimension {@code dim}, as complex numbers; the others are their conjugates.
   */
  default T rfft(long n, int dim, FftNorm norm) {
    return Transforms.ofReal(self(), n, dim, norm);
  }

  /** Returns the inverse of {@link #rfft()}, with an even number of points. */
  default T irfft() {
    return irfft(-1, -1, FftNorm.BACKWARD);
  }

  /**
   * Returns the real numbers whose Fourier transform begins with these complex numbers.
   *
   * @param n the number of results, -1 for the even one: {@code 2 (size - 1)}
   */
  default T irfft(long n, int dim, FftNorm norm) {
    return Transforms.toReal(self(), n, dim, norm);
  }

  /** Returns the real Fourier transform of a signal whose first half these complex numbers are. */
  default T hfft(long n, int dim, FftNorm norm) {
    return conj().irfft(n, dim, norm.opposite());
  }

  /** Returns the inverse of {@link #hfft}. */
  default T ihfft(long n, int dim, FftNorm norm) {
    return rfft(n, dim, norm.opposite()).conj();
  }

  /** Returns the Fourier transform of complex numbers along the last two dimensions. */
  default T fft2() {
    return fftn(new long[0], new int[] {-2, -1}, FftNorm.BACKWARD);
  }

  /** Returns the inverse of {@link #fft2()}. */
  default T ifft2() {
    return ifftn(new long[0], new int[] {-2, -1}, FftNorm.BACKWARD);
  }

  /** Returns half of the Fourier transform of real numbers along the last two dimensions. */
  default T rfft2() {
    return rfftn(new long[0], new int[] {-2, -1}, FftNorm.BACKWARD);
  }

  /** Returns the inverse of {@link #rfft2()}, with an even size of the last dimension. */
  default T irfft2() {
    return irfftn(new long[0], new int[] {-2, -1}, FftNorm.BACKWARD);
  }

  /** Returns the Fourier transform of complex numbers along all dimensions. */
  default T fftn() {
    return fftn(new long[0], new int[0], FftNorm.BACKWARD);
  }

  /**
   * Returns the Fourier transform of complex numbers along several dimensions.
   *
   * @param s the number of points along each, -1 for the size; empty for all sizes
   * @param dims the dimensions; empty for the last {@code s.length}, or for all
   */
  default T fftn(long[] s, int[] dims, FftNorm norm) {
    return Transforms.complex("fftn", self(), s, dims, norm, false);
  }

  /** Returns the inverse of {@link #fftn()}. */
  default T ifftn() {
    return ifftn(new long[0], new int[0], FftNorm.BACKWARD);
  }

  /** Returns the inverse of {@link #fftn(long[], int[], FftNorm)}. */
  default T ifftn(long[] s, int[] dims, FftNorm norm) {
    return Transforms.complex("ifftn", self(), s, dims, norm, true);
  }

  /** Returns the Fourier transform of real numbers along several dimensions, half of the last. */
  default T rfftn(long[] s, int[] dims, FftNorm norm) {
    return Transforms.ofReal(self(), s, dims, norm);
  }

  /** Returns the inverse of {@link #rfftn}. */
  default T irfftn(long[] s, int[] dims, FftNorm norm) {
    return Transforms.toReal(self(), s, dims, norm);
  }

  /**
   * Returns the elements rolled along {@code dims} so that number 0 comes to the middle, {@code n /
   * 2}; along all if none is named. Of complex numbers, name the dimensions; here the axis of pairs
   * is one like the others.
   */
  default T fftshift(int... dims) {
    return Transforms.rolled(self(), dims, false);
  }

  /** Returns the inverse of {@link #fftshift}. */
  default T ifftshift(int... dims) {
    return Transforms.rolled(self(), dims, true);
  }

  /**
   * Returns the Fourier transforms of the frames of real signals {@code (..., length)}: complex
   * numbers {@code (..., frequencies, frames, 2)}.
   *
   * @throws IllegalArgumentException if the signal is shorter than a frame
   */
  default T stft(Stft options) {
    return FrameTransforms.stft(self(), options, null);
  }

  /**
   * Returns the Fourier transforms of the frames of real signals, each times a window.
   *
   * @param window {@code winLength} numbers
   */
  default T stft(Stft options, T window) {
    return FrameTransforms.stft(self(), options, window);
  }

  /**
   * Returns the signals whose {@link #stft(Stft)} these complex numbers {@code (..., frequencies,
   * frames, 2)} are, or come nearest to (Griffin and Lim, "Signal estimation from modified
   * short-time Fourier transform", 1984).
   *
   * @param length the length of the result; -1 for what the frames cover
   */
  default T istft(Stft options, long length) {
    return FrameTransforms.istft(self(), options, null, length);
  }

  /** Returns the inverse of {@link #stft(Stft, Algebra)} with this window. */
  default T istft(Stft options, T window, long length) {
    return FrameTransforms.istft(self(), options, window, length);
  }
}
