package dev.gatun.tensor.internal.fusion;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The elementary functions to more than 30 digits, slowly, by methods of their own: Taylor series
 * and Halley's iteration.
 */
final class BigMath {
  /** What every step is rounded to; the first 30 digits of results are good. */
  static final MathContext PRECISION = new MathContext(45, RoundingMode.HALF_EVEN);

  static final BigDecimal ONE = BigDecimal.ONE;
  static final BigDecimal TWO = BigDecimal.TWO;
  static final BigDecimal PI = machin();
  static final BigDecimal LN_2 = atanhOfInverse(3, 60).multiply(TWO);

  private static final int HALVINGS = 12;

  private BigMath() {}

  /** Returns the quotient to the working precision. */
  static BigDecimal divide(BigDecimal a, BigDecimal b) {
    return a.divide(b, PRECISION);
  }

  /** Returns the product to the working precision. */
  static BigDecimal multiply(BigDecimal a, BigDecimal b) {
    return a.multiply(b, PRECISION);
  }

  /** Returns the square root of {@code x}. */
  static BigDecimal sqrt(BigDecimal x) {
    return x.sqrt(PRECISION);
  }

  /** Returns {@code e^x}. */
  static BigDecimal exp(BigDecimal x) {
    int n = x.divide(LN_2, new MathContext(20)).setScale(0, RoundingMode.HALF_EVEN).intValue();
    BigDecimal r = x.subtract(LN_2.multiply(BigDecimal.valueOf(n)));
    BigDecimal sum = expm1Series(r.divide(power(TWO, HALVINGS), PRECISION));
    for (int i = 0; i < HALVINGS; i++) sum = multiply(sum, sum.add(TWO));
    return multiply(sum.add(ONE), power(TWO, n));
  }

  /** Returns {@code e^x - 1}. */
  static BigDecimal expm1(BigDecimal x) {
    if (x.abs().compareTo(new BigDecimal("0.01")) < 0) return expm1Series(x);
    return exp(x).subtract(ONE, PRECISION);
  }

  private static BigDecimal expm1Series(BigDecimal x) {
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int i = 2; matters(term, sum); i++) {
      term = divide(multiply(term, x), BigDecimal.valueOf(i));
      sum = sum.add(term, PRECISION);
    }
    return sum;
  }

  /** Returns the natural logarithm of {@code x}. */
  static BigDecimal log(BigDecimal x) {
    int k = x.precision() - x.scale();
    BigDecimal scaled = x.scaleByPowerOfTen(-k);
    if (k == 0 || k == 1) {
      BigDecimal less = x.subtract(ONE);
      if (less.abs().compareTo(new BigDecimal("0.01")) < 0) return log1p(less);
    }
    BigDecimal y = new BigDecimal(StrictMath.log(scaled.doubleValue()));
    y = halleyForLog(scaled, y);
    return y.add(multiply(BigDecimal.valueOf(k), Constants.LN_10), PRECISION);
  }

  /** Improves a logarithm by Halley's iteration, which triples the number of digits. */
  private static BigDecimal halleyForLog(BigDecimal x, BigDecimal y) {
    BigDecimal e = exp(y);
    return y.add(divide(TWO.multiply(x.subtract(e)), x.add(e)), PRECISION);
  }

  /** Returns {@code log(1 + x)}. */
  static BigDecimal log1p(BigDecimal x) {
    if (x.abs().compareTo(new BigDecimal("0.01")) >= 0) return log(x.add(ONE));
    return TWO.multiply(atanhSeries(divide(x, x.add(TWO))), PRECISION);
  }

  private static BigDecimal atanhSeries(BigDecimal s) {
    BigDecimal square = multiply(s, s);
    BigDecimal power = s;
    BigDecimal sum = s;
    for (int i = 3; matters(power, sum); i += 2) {
      power = multiply(power, square);
      sum = sum.add(divide(power, BigDecimal.valueOf(i)), PRECISION);
    }
    return sum;
  }

  /** Returns the sine of {@code x}. */
  static BigDecimal sin(BigDecimal x) {
    BigInteger n = x.divide(PI, 0, RoundingMode.HALF_EVEN).toBigInteger();
    BigDecimal r = x.subtract(PI.multiply(new BigDecimal(n)));
    BigDecimal sin = sinSeries(r);
    return n.testBit(0) ? sin.negate() : sin;
  }

  /** Returns the cosine of {@code x}. */
  static BigDecimal cos(BigDecimal x) {
    return sin(PI.divide(TWO).subtract(x));
  }

  /** Returns the tangent of {@code x}. */
  static BigDecimal tan(BigDecimal x) {
    return divide(sin(x), cos(x));
  }

  private static BigDecimal sinSeries(BigDecimal r) {
    BigDecimal square = multiply(r, r).negate();
    BigDecimal term = r.round(PRECISION);
    BigDecimal sum = term;
    for (int i = 2; matters(term, sum); i += 2) {
      term = divide(multiply(term, square), BigDecimal.valueOf((long) i * (i + 1)));
      sum = sum.add(term, PRECISION);
    }
    return sum;
  }

  /** Returns the angle from -pi/2 to pi/2 whose tangent is {@code x}, improving a double. */
  static BigDecimal atan(BigDecimal x) {
    BigDecimal y = new BigDecimal(StrictMath.atan(x.doubleValue()));
    BigDecimal sin = sin(y);
    BigDecimal cos = cos(y);
    BigDecimal tangentOfRest = divide(multiply(x, cos).subtract(sin), cos.add(multiply(x, sin)));
    return y.add(tangentOfRest, PRECISION);
  }

  /** Returns {@code a^n} for an integer n of any sign. */
  static BigDecimal power(BigDecimal a, int n) {
    return a.pow(n, PRECISION);
  }

  /** Says whether {@code term} still changes the digits of {@code sum}. */
  static boolean matters(BigDecimal term, BigDecimal sum) {
    if (term.signum() == 0) return false;
    int distance = (sum.precision() - sum.scale()) - (term.precision() - term.scale());
    return distance < PRECISION.getPrecision() + 2;
  }

  /** Returns pi to 150 digits by Machin's formula, so that large angles can be reduced. */
  private static BigDecimal machin() {
    BigDecimal a = atanOfInverse(5, 150).multiply(BigDecimal.valueOf(16));
    return a.subtract(atanOfInverse(239, 150).multiply(BigDecimal.valueOf(4)));
  }

  private static BigDecimal atanOfInverse(int n, int digits) {
    return inverseSeries(n, digits, -1);
  }

  private static BigDecimal atanhOfInverse(int n, int digits) {
    return inverseSeries(n, digits, 1);
  }

  private static BigDecimal inverseSeries(int n, int digits, int sign) {
    BigDecimal power = ONE.divide(BigDecimal.valueOf(n), digits + 5, RoundingMode.HALF_EVEN);
    BigDecimal square = BigDecimal.valueOf((long) sign * n * n);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 1; power.signum() != 0; i += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(i), RoundingMode.HALF_EVEN));
      power = power.divide(square, RoundingMode.HALF_EVEN);
    }
    return sum;
  }

  private static final class Constants {
    private static final BigDecimal LN_10 = lnOfTen();

    private static BigDecimal lnOfTen() {
      BigDecimal atanh = atanhOfInverse(9, 60);
      return LN_2.multiply(BigDecimal.valueOf(3)).add(TWO.multiply(atanh));
    }
  }
}
