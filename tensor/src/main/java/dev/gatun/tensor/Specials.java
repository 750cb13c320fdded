package dev.gatun.tensor;

/**
 * Functions of each element that are made of others: what is special about floating-point numbers,
 * and logarithms that are defined to the edge.
 *
 * @param <T> the type that has these methods
 */
public interface Specials<T extends Algebra<T>> extends Host<T> {
  /** Returns a mask of the elements that are infinite. */
  default T isInf() {
    return self().abs().eq(Double.POSITIVE_INFINITY);
  }

  /** Returns a mask of the elements that are plus infinity. */
  default T isPosInf() {
    return self().eq(Double.POSITIVE_INFINITY);
  }

  /** Returns a mask of the elements that are minus infinity. */
  default T isNegInf() {
    return self().eq(Double.NEGATIVE_INFINITY);
  }

  /** Returns a mask of the elements that are neither infinite nor not a number. */
  default T isFinite() {
    return self().abs().lt(Double.POSITIVE_INFINITY);
  }

  /** Returns a mask of the elements whose sign is minus, -0 among them. */
  default T signbit() {
    T x = self();
    return x.lt(0).logicalOr(x.eq(0).logicalAnd(x.reciprocal().lt(0)));
  }

  /**
   * Returns a mask of {@code |a - b| <= atol + rtol |b|}; infinities are close if they are equal.
   *
   * @param equalNan whether two elements that are not numbers are close
   */
  default T isClose(T b, double rtol, double atol, boolean equalNan) {
    T distance = self().sub(b).abs();
    T near = distance.le(b.abs().mul(rtol).add(atol)).logicalAnd(distance.isFinite());
    T close = self().eq(b).logicalOr(near);
    return equalNan ? close.logicalOr(self().isNan().logicalAnd(b.isNan())) : close;
  }

  /** Returns x, but {@code nan} for what is not a number, and two others for the infinities. */
  default T nanToNum(double nan, double plusInfinity, double minusInfinity) {
    T x = self();
    T number = x.filled(nan).where(x.isNan(), x);
    T below = x.filled(plusInfinity).where(x.isPosInf(), number);
    return x.filled(minusInfinity).where(x.isNegInf(), below);
  }

  /** Returns x, but 0 for what is not a number, and the largest numbers for the infinities. */
  default T nanToNum() {
    double most =
        switch (dtype()) {
          case F64 -> Double.MAX_VALUE;
          case F16 -> 65504;
          case BF16 -> 0x1.fep127;
          default -> Float.MAX_VALUE;
        };
    return dtype().isFloat() ? nanToNum(0, most, -most) : self();
  }

  /** Returns the fraction, with the sign of x: {@code x - trunc(x)}. */
  default T frac() {
    return self().sub(self().trunc());
  }

  /** Returns the angle in radians of one in degrees. */
  default T deg2rad() {
    return self().mul(Math.PI / 180);
  }

  /** Returns the angle in degrees of one in radians. */
  default T rad2deg() {
    return self().mul(180 / Math.PI);
  }

  /** Returns {@code log(x / (1 - x))}: the inverse of the sigmoid. */
  default T logit() {
    return self().div(self().rsub(1)).log();
  }

  /** Returns {@link #logit()} of x kept from {@code eps} to {@code 1 - eps}. */
  default T logit(double eps) {
    return self().clamp(eps, 1 - eps).logit();
  }

  /** Returns {@code sin(pi x) / (pi x)}, and 1 at 0. */
  default T sinc() {
    T zero = self().eq(0);
    T angle = self().filled(1).where(zero, self()).mul(Math.PI);
    return self().filled(1).where(zero, angle.sin().div(angle));
  }

  /** Returns {@code x log(y)}, and 0 where x is 0 and y is a number. */
  default T xlogy(T y) {
    return product(y, y.le(0), y.log());
  }

  /** Returns {@code x log(1 + y)}, and 0 where x is 0 and y is a number. */
  default T xlog1py(T y) {
    return product(y, y.le(-1), y.log1p());
  }

  private T product(T y, T noLogarithm, T logarithm) {
    T product = self().mul(logarithm);
    T none = self().eq(0).logicalAnd(noLogarithm.logicalOr(y.isPosInf()));
    return product.filled(0).where(none, product);
  }

  /** Returns {@code log2(2^a + 2^b)}, without overflow. */
  default T logaddexp2(T b) {
    double ln2 = StrictMath.log(2);
    return self().mul(ln2).logaddexp(b.mul(ln2)).div(ln2);
  }

  /** Returns 0 where x is negative, 1 where it is positive, and {@code atZero} where it is 0. */
  default T heaviside(T atZero) {
    return atZero.where(self().eq(0), self().gt(0).to(dtype()));
  }

  /** Returns the absolute value with the sign of {@code b}, that of -0 among them. */
  default T copysign(T b) {
    T size = self().abs();
    return size.neg().where(b.signbit(), size);
  }

  /** Returns the larger of each pair, and of a number and what is none the number. */
  default T fmax(T b) {
    return self().where(self().ge(b).logicalOr(b.isNan()), b);
  }

  /** Returns the smaller of each pair, and of a number and what is none the number. */
  default T fmin(T b) {
    return self().where(self().le(b).logicalOr(b.isNan()), b);
  }

  /** Returns {@code x 2^exponent}. */
  default T ldexp(T exponent) {
    return self().mul(exponent.exp2());
  }

  /**
   * Returns derivative n of {@code digamma}.
   *
   * @throws IllegalArgumentException if n is neither 0 nor 1
   */
  default T polygamma(int n) {
    return switch (n) {
      case 0 -> self().digamma();
      case 1 -> self().apply(Op.Unary.TRIGAMMA);
      default ->
          throw new IllegalArgumentException(
              "polygamma: n is " + n + ", expected 0 or 1; there is no tetragamma");
    };
  }
}
