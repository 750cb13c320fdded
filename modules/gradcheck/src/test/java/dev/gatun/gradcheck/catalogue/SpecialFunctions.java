package dev.gatun.gradcheck.catalogue;

/**
 * Functions that {@link StrictMath} lacks, by other ways than the kernels': slow, and accurate to
 * some 1e-14 where the catalogue uses them.
 */
final class SpecialFunctions {
  /** B(2k) / (2k), the coefficients of the asymptotic series of digamma. */
  private static final double[] BERNOULLI = {
    1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12
  };

  /** From here on the asymptotic series are exact to f64. */
  private static final double FAR = 16;

  private SpecialFunctions() {}

  static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }

  static double asinh(double x) {
    double a = Math.abs(x);
    return Math.copySign(StrictMath.log1p(a + a * a / (1 + Math.sqrt(a * a + 1))), x);
  }

  static double acosh(double x) {
    return StrictMath.log(x + Math.sqrt(x - 1) * Math.sqrt(x + 1));
  }

  static double atanh(double x) {
    return 0.5 * (StrictMath.log1p(x) - StrictMath.log1p(-x));
  }

  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** The series of Abramowitz and Stegun 7.1.6, all of whose terms are positive. */
  static double erf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
  }

  static double gelu(double x) {
    return x * (1 + erf(x / Math.sqrt(2))) / 2;
  }

  /** Stirling's series (Abramowitz and Stegun 6.1.41) far out, and x G(x) = G(x + 1) before. */
  static double lgamma(double x) {
    double product = 1;
    double z = x;
    for (; z < FAR; z++) product *= z;
    double series = 0;
    double power = z;
    for (int k = 0; k < BERNOULLI.length; k++, power *= z * z) {
      series += BERNOULLI[k] / ((2 * k + 1) * power);
    }
    double stirling = (z - 0.5) * StrictMath.log(z) - z + 0.5 * StrictMath.log(2 * Math.PI);
    return stirling + series - StrictMath.log(product);
  }

  /** Abramowitz and Stegun 6.3.18 and 6.3.5. */
  static double digamma(double x) {
    double sum = 0;
    double z = x;
    for (; z < FAR; z++) sum -= 1 / z;
    double power = z * z;
    double series = 0;
    for (int k = 0; k < BERNOULLI.length; k++, power *= z * z) series += BERNOULLI[k] / power;
    return sum + StrictMath.log(z) - 0.5 / z - series;
  }

  /** Abramowitz and Stegun 6.4.12 and 6.4.6. */
  static double trigamma(double x) {
    double sum = 0;
    double z = x;
    for (; z < FAR; z++) sum += 1 / (z * z);
    double power = z * z * z;
    double series = 0;
    for (int k = 0; k < BERNOULLI.length; k++, power *= z * z) {
      series += 2 * (k + 1) * BERNOULLI[k] / power;
    }
    return sum + 1 / z + 0.5 / (z * z) + series;
  }

  /** The remainder of the division with the sign of b. */
  static double remainder(double a, double b) {
    double r = a % b;
    return r != 0 && (r < 0) != (b < 0) ? r + b : r;
  }
}
