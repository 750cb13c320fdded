package dev.gatun.tensor.internal.fusion;

import java.math.BigDecimal;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What {@link StrictMath} lacks, in double precision, for every argument. */
final class DoubleFunctions {
  /** The names of the functions here that take decimal arithmetic. */
  static final Set<String> SLOW =
      Set.of("asinh", "acosh", "atanh", "erf", "gelu", "lgamma", "digamma", "trigamma");

  private DoubleFunctions() {}

  static double exp2(double x) {
    return StrictMath.pow(2, x);
  }

  static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }

  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  static double logSigmoid(double x) {
    return Math.min(x, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  static double asinh(double x) {
    if (Double.isInfinite(x)) return x;
    return big(x, BigFunctions::asinh);
  }

  static double acosh(double x) {
    if (!(x >= 1)) return Double.NaN;
    if (Double.isInfinite(x)) return x;
    return big(x, BigFunctions::acosh);
  }

  static double atanh(double x) {
    if (Math.abs(x) > 1) return Double.NaN;
    if (Math.abs(x) == 1) return x / 0;
    return big(x, BigFunctions::atanh);
  }

  static double erf(double x) {
    if (Math.abs(x) > 6) return Math.signum(x);
    return big(x, BigFunctions::erf);
  }

  static double gelu(double x) {
    if (Math.abs(x) > 12) return Math.max(x, 0);
    return big(x, BigFunctions::gelu);
  }

  static double lgamma(double x) {
    if (x == 0 || Double.isInfinite(x) || isNegativeInteger(x)) return Double.POSITIVE_INFINITY;
    if (x == 1 || x == 2) return 0;
    return big(x, BigGamma::lgamma);
  }

  static double digamma(double x) {
    if (x == 0) return -1 / x;
    if (x == Double.NEGATIVE_INFINITY || isNegativeInteger(x)) return Double.NaN;
    if (x == Double.POSITIVE_INFINITY) return x;
    return big(x, BigGamma::digamma);
  }

  static double trigamma(double x) {
    if (x == 0 || isNegativeInteger(x)) return Double.POSITIVE_INFINITY;
    if (x == Double.POSITIVE_INFINITY) return 0;
    if (x == Double.NEGATIVE_INFINITY) return Double.NaN;
    return big(x, BigGamma::trigamma);
  }

  private static boolean isNegativeInteger(double x) {
    return x < 0 && x == Math.rint(x) && !Double.isInfinite(x);
  }

  /** Applies {@code f} in decimal numbers, except to zeros and NaN. */
  private static double big(double x, UnaryOperator<BigDecimal> f) {
    if (x == 0 || Double.isNaN(x)) return x;
    return f.apply(new BigDecimal(x)).doubleValue();
  }
}
