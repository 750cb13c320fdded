package dev.gatun.tensor;

/** Transforms between a signal and its spectrum. Complex numbers are pairs along the last axis. */
public sealed interface Spectral extends Op {
  /**
   * The discrete Fourier transform along one dimension of complex numbers {@code (..., n, ..., 2)}:
   * {@code y_k = scale sum_j x_j e^(-2 pi i j k / n)}, with {@code +} in the exponent if inverse.
   * Its matrix is symmetric, so its adjoint is the transform in the other direction.
   *
   * @param dim the dimension, from 0; not the last, which holds the pairs
   * @param inverse the sign of the exponent
   * @param scale a factor of all results
   */
  record FourierTransform(int dim, boolean inverse, double scale) implements Spectral {
    /** Returns the transform whose matrix is this one's conjugate. */
    public FourierTransform adjoint() {
      return new FourierTransform(dim, !inverse, scale);
    }
  }
}
