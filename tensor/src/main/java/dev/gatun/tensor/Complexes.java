package dev.gatun.tensor;

/**
 * Complex numbers as pairs: a last axis of size 2 holds the real and the imaginary part, as {@code
 * torch.view_as_real} shows them. Sums, and products with real numbers of shape {@code (..., 1)},
 * are those of the pairs.
 *
 * @param <T> the type that has these methods
 */
public interface Complexes<T extends Algebra<T>> extends Host<T> {
  /** Returns these real numbers as complex ones, with imaginary parts of 0: {@code (..., 2)}. */
  default T asComplex() {
    int rank = shape().rank();
    long[] after = new long[rank + 1];
    after[rank] = 1;
    return self().unsqueeze(-1).pad(new long[rank + 1], after, 0);
  }

  /** Returns complex numbers with these real parts and the imaginary parts {@code imag}. */
  default T complex(T imag) {
    Shape shape = Shape.broadcast(shape(), imag.shape());
    T re = self().broadcastTo(shape).unsqueeze(-1);
    return Algebra.cat(java.util.List.of(re, imag.broadcastTo(shape).unsqueeze(-1)), -1);
  }

  /** Returns complex numbers with these absolute values and the angles {@code angle}. */
  default T polar(T angle) {
    return self().mul(angle.cos()).complex(self().mul(angle.sin()));
  }

  /** Returns the real parts of complex numbers, without the last axis. */
  default T real() {
    return ComplexShapes.checked("real", self()).select(-1, 0);
  }

  /** Returns the imaginary parts of complex numbers, without the last axis. */
  default T imag() {
    return ComplexShapes.checked("imag", self()).select(-1, 1);
  }

  /** Returns the conjugates of complex numbers. */
  default T conj() {
    return real().complex(imag().neg());
  }

  /** Returns the products of complex numbers. */
  default T complexMul(T b) {
    T re = real().mul(b.real()).sub(imag().mul(b.imag()));
    return re.complex(real().mul(b.imag()).add(imag().mul(b.real())));
  }

  /** Returns the absolute values of complex numbers, without the last axis; gradient 0 at 0. */
  default T complexAbs() {
    T re = real();
    T im = imag();
    T zero = re.detach().eq(0).logicalAnd(im.detach().eq(0));
    T size = self().filled(1).where(zero, re).hypot(im);
    return self().filled(0).where(zero, size);
  }

  /** Returns the angles of complex numbers, in radians from -pi to pi, without the last axis. */
  default T angle() {
    return imag().atan2(real());
  }
}
