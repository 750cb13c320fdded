package dev.gatun.tensor;

/**
 * How to cut a signal into frames for a short-time Fourier transform.
 *
 * {@snippet :
 * var options = Stft.of(512).hopLength(128);
 * Tensor spectrogram = signal.stft(options, Tensor.hannWindow(512)).complexAbs();
 * }
 *
 * @param nFft the points of a frame
 * @param hopLength how far apart frames begin
 * @param winLength the length of the window, which stands in the middle of a frame; at most nFft
 * @param center whether the signal is extended by {@code nFft / 2} on both sides, so that frame t
 *     has its middle at {@code t hopLength}
 * @param padMode how it is extended: {@code reflect}, {@code constant} (zeros), {@code replicate}
 *     or {@code circular}
 * @param normalized whether the transform is divided by {@code sqrt(nFft)}
 * @param onesided whether only the frequencies 0 to {@code nFft / 2} are kept
 */
public record Stft(
    int nFft,
    int hopLength,
    int winLength,
    boolean center,
    String padMode,
    boolean normalized,
    boolean onesided) {
  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if a length is less than 1, the window longer than a frame, or
   *     the mode unknown
   */
  public Stft {
    if (nFft < 1 || hopLength < 1 || winLength < 1 || winLength > nFft) {
      throw new IllegalArgumentException(
          "stft: nFft is "
              + nFft
              + ", hopLength "
              + hopLength
              + ", winLength "
              + winLength
              + "; expected 1 or more, and a winLength of at most nFft");
    }
    if (!java.util.List.of("reflect", "constant", "replicate", "circular").contains(padMode)) {
      throw new IllegalArgumentException(
          "stft: padMode is " + padMode + ", expected reflect, constant, replicate or circular");
    }
  }

  /**
   * Returns frames of {@code nFft} points, a quarter of that apart, the signal extended by
   * reflection.
   */
  public static Stft of(int nFft) {
    return new Stft(nFft, Math.max(1, nFft / 4), nFft, true, "reflect", false, true);
  }

  /** Returns these options with frames this far apart. */
  public Stft hopLength(int length) {
    return new Stft(nFft, length, winLength, center, padMode, normalized, onesided);
  }

  /** Returns these options with a window of this length. */
  public Stft winLength(int length) {
    return new Stft(nFft, hopLength, length, center, padMode, normalized, onesided);
  }

  /** Returns these options with the signal extended on both sides or not. */
  public Stft center(boolean yes) {
    return new Stft(nFft, hopLength, winLength, yes, padMode, normalized, onesided);
  }

  /** Returns these options with the signal extended in another way. */
  public Stft padMode(String mode) {
    return new Stft(nFft, hopLength, winLength, center, mode, normalized, onesided);
  }

  /** Returns these options with the transform normalized or not. */
  public Stft normalized(boolean yes) {
    return new Stft(nFft, hopLength, winLength, center, padMode, yes, onesided);
  }

  /** Returns these options with half of the frequencies or all. */
  public Stft onesided(boolean yes) {
    return new Stft(nFft, hopLength, winLength, center, padMode, normalized, yes);
  }

  FftNorm norm() {
    return normalized ? FftNorm.ORTHO : FftNorm.BACKWARD;
  }

  /** Returns the number of frequencies. */
  int frequencies() {
    return onesided ? nFft / 2 + 1 : nFft;
  }
}
