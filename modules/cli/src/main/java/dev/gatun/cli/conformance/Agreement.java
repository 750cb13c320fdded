package dev.gatun.cli.conformance;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.Locale;

/** The rule by which results agree: {@code |got - want| <= tol (1 + |want|)}. */
final class Agreement {
  private Agreement() {}

  static double tolerance(DType real) {
    return real == DType.F64 ? 1e-9 : 1e-4;
  }

  /**
   * Compares a result with what was computed elsewhere.
   *
   * @throws MismatchException if they do not agree
   */
  static void require(String what, Tensor got, Tensor want, DType real) {
    if (!got.shape().equals(want.shape())) {
      throw new MismatchException(what + " is " + got.shape() + ", expected " + want.shape());
    }
    double[] g = got.toDoubleArray();
    double[] w = want.toDoubleArray();
    double tol = tolerance(real);
    int worst = -1;
    double excess = 0;
    for (int i = 0; i < g.length; i++) {
      if (Double.doubleToLongBits(g[i]) == Double.doubleToLongBits(w[i])) continue;
      double e = Math.abs(g[i] - w[i]) / (1 + Math.abs(w[i]));
      if (!(e <= tol) && !(e <= excess)) {
        worst = i;
        excess = e;
      }
    }
    if (worst >= 0) {
      throw new MismatchException(
          String.format(
              Locale.ROOT,
              "%s differs at element %d: got %.12g, expected %.12g",
              what,
              worst,
              g[worst],
              w[worst]));
    }
  }

  /** Says that a result does not agree. */
  static final class MismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MismatchException(String what) {
      super(what);
    }
  }
}
