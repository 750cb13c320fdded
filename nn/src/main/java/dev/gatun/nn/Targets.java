package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/** Targets in other forms. */
public final class Targets {
  private Targets() {}

  /**
   * Returns class numbers {@code (...)} as rows {@code (..., classes)} with a 1 at the class and 0
   * elsewhere, f32: what Keras calls to_categorical.
   *
   * @throws IllegalArgumentException if a number is not from 0 to classes - 1
   */
  public static Tensor oneHot(Tensor classNumbers, int classes) {
    Tensor numbers = classNumbers.to(DType.I64).unsqueeze(-1);
    boolean inside =
        numbers.shape().count() == 0
            || (numbers.amin().item() >= 0 && numbers.amax().item() < classes);
    if (!inside) {
      throw new IllegalArgumentException(
          "oneHot: class numbers reach from "
              + (long) numbers.amin().item()
              + " to "
              + (long) numbers.amax().item()
              + ", expected 0 to "
              + (classes - 1));
    }
    return numbers.eq(Tensor.arange(classes)).to(DType.F32);
  }
}
