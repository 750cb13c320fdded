package dev.gatun.gradcheck;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/** Compares tensors that should be equal. */
final class Closeness {
  private Closeness() {}

  /** Fails unless {@code |b - a| <= tolerance (1 + |a|)} everywhere; NaN equals NaN. */
  static void check(String nameA, Tensor a, String nameB, Tensor b, double tolerance) {
    compare(nameA, a, nameB, b, tolerance);
  }

  /** Fails unless type, shape and all bits are equal; NaNs are all the same. */
  static void checkBits(String nameA, Tensor a, String nameB, Tensor b) {
    compare(nameA, a, nameB, b, 0);
  }

  private static void compare(String nameA, Tensor a, String nameB, Tensor b, double tolerance) {
    if (a.dtype() != b.dtype() || !a.shape().equals(b.shape())) {
      throw new AssertionError(
          nameA + ": " + a.dtype() + a.shape() + ", " + nameB + ": " + b.dtype() + b.shape());
    }
    double[] x = a.to(DType.F64).toDoubleArray();
    double[] y = b.to(DType.F64).toDoubleArray();
    for (int i = 0; i < x.length; i++) {
      boolean same = Double.doubleToLongBits(x[i]) == Double.doubleToLongBits(y[i]);
      boolean close = tolerance > 0 && Math.abs(x[i] - y[i]) <= tolerance * (1 + Math.abs(x[i]));
      if (same || close) continue;
      throw new AssertionError(
          "element "
              + i
              + " is "
              + x[i]
              + " "
              + nameA
              + ", "
              + y[i]
              + " "
              + nameB
              + "\n"
              + nameA
              + "\n"
              + a
              + "\n"
              + nameB
              + "\n"
              + b);
    }
  }
}
