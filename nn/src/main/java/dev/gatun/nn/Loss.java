package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Tensor;

/** How far a prediction is from what it should be, as one number to make small. */
public interface Loss {
  /** Returns the loss of {@code prediction} where {@code target} would have been right. */
  Variable of(Variable prediction, Variable target);

  /** Returns the loss for a constant target. */
  default Variable of(Variable prediction, Tensor target) {
    return of(prediction, Variable.constant(target));
  }
}
