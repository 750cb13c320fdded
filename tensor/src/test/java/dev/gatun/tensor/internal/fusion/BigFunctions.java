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
}
