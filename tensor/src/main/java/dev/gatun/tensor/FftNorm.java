package dev.gatun.tensor;

/**
 * Where the factor of a Fourier transform over n points goes, so that the inverse transform undoes
 * it.
 */
public enum FftNorm {
  /** None to the transform, 1/n to the inverse: what is usual. */
  BACKWARD,
  /** 1/sqrt(n) to both, which makes them keep lengths. */
  ORTHO,
  /** 1/n to the transform, none to the inverse. */
  FORWARD;

  /** Returns the factor of a transform over {@code n} points in one direction. */
  double scale(double n, boolean inverse) {
    if (this == ORTHO) return 1 / Math.sqrt(n);
    return (this == FORWARD) == inverse ? 1 : 1 / n;
  }

  /** Returns the way in which the other direction has this one's factor. */
  FftNorm opposite() {
    return this == ORTHO ? ORTHO : this == FORWARD ? BACKWARD : FORWARD;
  }
}
