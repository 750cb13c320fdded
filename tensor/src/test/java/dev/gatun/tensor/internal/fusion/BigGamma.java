package dev.gatun.tensor.internal.fusion;

import static dev.gatun.tensor.internal.fusion.BigMath.ONE;
import static dev.gatun.tensor.internal.fusion.BigMath.PI;
import static dev.gatun.tensor.internal.fusion.BigMath.PRECISION;
import static dev.gatun.tensor.internal.fusion.BigMath.TWO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The logarithm of the gamma function and its derivatives to more than 30 digits, by Stirling's
 * series at arguments beyond 25 (Abramowitz and Stegun, 6.1.40, 6.3.18 and 6.4.11).
 */
final class BigGamma {
  private static final BigDecimal FAR = BigDecimal.valueOf(25);
  private static final int TERMS = 25;
  private static final List<BigDecimal> BERNOULLI = bernoulli();

  private BigGamma() {}

  /** Returns the logarithm of the magnitude of the gamma function; {@code x} is no pole. */
  static BigDecimal lgamma(BigDecimal x) {
    if (x.signum() < 0) {
      BigDecimal sine = BigMath.sin(PI.multiply(x)).abs();
      return BigMath.log(BigMath.divide(PI, sine)).subtract(lgamma(ONE.subtract(x)), PRECISION);
    }
    BigDecimal product = ONE;
    BigDecimal t = x;
    for (; t.compareTo(FAR) < 0; t = t.add(ONE)) product = BigMath.multiply(product, t);
    BigDecimal half = new BigDecimal("0.5");
    BigDecimal sum = t.subtract(half).multiply(BigMath.log(t)).subtract(t);
    sum = sum.add(BigMath.multiply(half, BigMath.log(TWO.multiply(PI))));
    for (int n = 1; n <= TERMS; n++) {
      BigDecimal divisor = BigDecimal.valueOf(2L * n * (2L * n - 1));
      sum = sum.add(term(n, divisor, BigMath.power(t, 2 * n - 1)));
    }
    return sum.subtract(BigMath.log(product), PRECISION);
  }

  /** Returns the derivative of {@link #lgamma}. */
  static BigDecimal digamma(BigDecimal x) {
    if (x.signum() < 0) {
      BigDecimal angle = PI.multiply(x);
      BigDecimal cotangent = BigMath.divide(BigMath.cos(angle), BigMath.sin(angle));
      return digamma(ONE.subtract(x)).subtract(PI.multiply(cotangent), PRECISION);
    }
    BigDecimal steps = BigDecimal.ZERO;
    BigDecimal t = x;
    for (; t.compareTo(FAR) < 0; t = t.add(ONE)) steps = steps.add(BigMath.divide(ONE, t));
    BigDecimal sum = BigMath.log(t).subtract(BigMath.divide(ONE, TWO.multiply(t)));
    for (int n = 1; n <= TERMS; n++) {
      sum = sum.subtract(term(n, BigDecimal.valueOf(2L * n), BigMath.power(t, 2 * n)));
    }
    return sum.subtract(steps, PRECISION);
  }

  /** Returns the derivative of {@link #digamma}. */
  static BigDecimal trigamma(BigDecimal x) {
    if (x.signum() < 0) {
      BigDecimal ratio = BigMath.divide(PI, BigMath.sin(PI.multiply(x)));
      return ratio.multiply(ratio).subtract(trigamma(ONE.subtract(x)), PRECISION);
    }
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal t = x;
    for (; t.compareTo(FAR) < 0; t = t.add(ONE)) sum = sum.add(inversePower(t, 2));
    sum = sum.add(inversePower(t, 1)).add(BigMath.divide(inversePower(t, 2), TWO));
    for (int n = 1; n <= TERMS; n++) {
      sum = sum.add(term(n, ONE, BigMath.power(t, 2 * n + 1)));
    }
    return sum.round(PRECISION);
  }

  private static BigDecimal inversePower(BigDecimal t, int n) {
    return BigMath.divide(ONE, BigMath.power(t, n));
  }

  private static BigDecimal term(int n, BigDecimal divisor, BigDecimal power) {
    return BigMath.divide(BigMath.divide(BERNOULLI.get(2 * n), divisor), power);
  }

  /** Returns the Bernoulli numbers by their recurrence: the sum of binom(n + 1, k) B(k) is 0. */
  private static List<BigDecimal> bernoulli() {
    var precise = new MathContext(120);
    var numbers = new ArrayList<BigDecimal>(List.of(ONE));
    for (int n = 1; n <= 2 * TERMS; n++) {
      BigDecimal binomial = ONE;
      BigDecimal sum = BigDecimal.ZERO;
      for (int k = 0; k < n; k++) {
        sum = sum.add(binomial.multiply(numbers.get(k)));
        binomial = binomial.multiply(BigDecimal.valueOf(n + 1L - k));
        binomial = binomial.divideToIntegralValue(BigDecimal.valueOf(k + 1L));
      }
      numbers.add(sum.negate().divide(binomial, precise));
    }
    return numbers;
  }
}
