package dev.gatun.autograd;

import dev.gatun.tensor.SavedTensor;
import org.jspecify.annotations.Nullable;

/** The sum of the gradients that have arrived at one place, until it is forgotten. */
final class Gathered {
  private @Nullable Variable sum;
  private @Nullable SavedTensor claim;

  @Nullable Variable sum() {
    return sum;
  }

  void add(Variable gradient) {
    if (gradient.lifted() != null) {
      throw new IllegalStateException(
          "backward inside Vmap would add up the gradients of many examples; use"
              + " Gradients.of(y).wrt(x), and return what it returns");
    }
    Variable both = sum == null ? gradient : sum.add(gradient);
    var claimed = new SavedTensor(both.value()).anyThread();
    forget();
    sum = both;
    claim = claimed;
  }

  void forget() {
    if (claim != null) claim.release();
    sum = null;
    claim = null;
  }
}
