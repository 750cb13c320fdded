package dev.gatun.tensor.internal.fusion;

import static dev.gatun.tensor.internal.fusion.BigMath.ONE;
import static dev.gatun.tensor.internal.fusion.BigMath.PRECISION;
import static dev.gatun.tensor.internal.fusion.BigMath.TWO;

import java.math.BigDecimal;

/** The compound and special functions to more than 30 digits. */
final class BigFunctions {
  private BigFunctions() {}

  /** Returns the hyperbolic tangent. */
  static BigDecimal tanh(BigDecimal x) {
    BigDecimal e = BigMath.expm1(TWO.multiply(x));
    return BigMath.divide(e, e.add(TWO));
  }

  /** Returns the hyperbolic sine. */
  static BigDecimal sinh(BigDecimal x) {
    if (x.abs().compareTo(ONE) > 0) {
      return BigMath.divide(BigMath.exp(x).subtract(BigMath.exp(x.negate())), TWO);
    }
    BigDecimal e = BigMath.expm1(x);
    return BigMath.divide(e.add(BigMath.divide(e, e.add(ONE))), TWO);
  }

  /** Returns the hyperbolic cosine. */
  static BigDecimal cosh(BigDecimal x) {
    BigDecimal e = BigMath.exp(x);
    return BigMath.divide(e.add(BigMath.divide(ONE, e)), TWO);
  }

  /** Returns the inverse of {@link #tanh}. */
  static BigDecimal atanh(BigDecimal x) {
    BigDecimal quotient = BigMath.divide(TWO.multiply(x), ONE.subtract(x));
    return BigMath.divide(BigMath.log1p(quotient), TWO);
  }

  /** Returns the inverse of {@link #sinh}. */
  static BigDecimal asinh(BigDecimal x) {
    BigDecimal a = x.abs();
    BigDecimal root = BigMath.sqrt(a.multiply(a).add(ONE));
    BigDecimal more = BigMath.divide(a.multiply(a), root.add(ONE));
    BigDecimal result = BigMath.log1p(a.add(more, PRECISION));
    return x.signum() < 0 ? result.negate() : result;
  }

  /** Returns the inverse of {@link #cosh}. */
  static BigDecimal acosh(BigDecimal x) {
    BigDecimal less = x.subtract(ONE);
    BigDecimal root = BigMath.sqrt(less.multiply(x.add(ONE)));
    return BigMath.log1p(less.add(root, PRECISION));
  }

  /** Returns the angle whose sine is {@code x}. */
  static BigDecimal asin(BigDecimal x) {
    BigDecimal cos = BigMath.sqrt(ONE.subtract(x.multiply(x)));
    if (cos.signum() == 0) return BigMath.divide(BigMath.PI, TWO).multiply(x);
    return BigMath.atan(BigMath.divide(x, cos));
  }

  /** Returns the angle whose cosine is {@code x}. */
  static BigDecimal acos(BigDecimal x) {
    BigDecimal half = BigMath.sqrt(BigMath.divide(ONE.subtract(x), TWO));
    return TWO.multiply(asin(half), PRECISION);
  }

  /** Returns {@code 1 / (1 + e^-x)}. */
  static BigDecimal sigmoid(BigDecimal x) {
    return BigMath.divide(ONE, ONE.add(BigMath.exp(x.negate())));
  }

  /** Returns {@code log(1 + e^x)}. */
  static BigDecimal softplus(BigDecimal x) {
    BigDecimal rest = BigMath.log1p(BigMath.exp(x.abs().negate()));
    return x.max(BigDecimal.ZERO).add(rest, PRECISION);
  }

  /** Returns the error function by its series without cancellation (A&S 7.1.6). */
  static BigDecimal erf(BigDecimal x) {
    BigDecimal square = BigMath.multiply(x, x);
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int i = 1; BigMath.matters(term, sum); i++) {
      term = BigMath.multiply(term, TWO.multiply(square));
      term = BigMath.divide(term, BigDecimal.valueOf(2L * i + 1));
      sum = sum.add(term, PRECISION);
    }
    BigDecimal factor = BigMath.divide(TWO, BigMath.sqrt(BigMath.PI));
    return BigMath.multiply(BigMath.multiply(factor, sum), BigMath.exp(square.negate()));
  }

  /** Returns {@code x (1 + erf(x / sqrt 2)) / 2}. */
  static BigDecimal gelu(BigDecimal x) {
    BigDecimal area = ONE.add(erf(BigMath.divide(x, BigMath.sqrt(TWO))));
    return BigMath.divide(BigMath.multiply(x, area), TWO);
  }
}
