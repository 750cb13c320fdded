package dev.gatun.tensor.internal.fusion;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;

/** What {@link StrictMath} lacks, in double precision, for every argument. */
final class DoubleFunctions {
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

  static double erf(double x) {
    if (Math.abs(x) > 6) return Math.signum(x);
    return big(x, BigFunctions::erf);
  }

  /** Applies {@code f}, which must be odd, in decimal numbers. */
  private static double big(double x, UnaryOperator<BigDecimal> f) {
    if (x == 0 || Double.isNaN(x)) return x;
    return f.apply(new BigDecimal(x)).doubleValue();
  }
}
