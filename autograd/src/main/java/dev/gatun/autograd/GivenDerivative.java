package dev.gatun.autograd;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.CustomOp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation that keeps itself what its derivative needs, and computes that on variables. */
interface GivenDerivative extends CustomOp {
  /** Returns the gradient of each operand, null where there is none. */
  @Nullable Variable[] gradients(Node node, Variable gradient);

  /** Says what the node keeps for the derivative. */
  Retention retention();

  /** Claims what this operation keeps itself. */
  default void claim() {}

  /** Gives up what was claimed. */
  default void release() {}

  @Override
  default <T extends Algebra<T>> List<T> gradient(List<T> inputs, T output, T grad) {
    throw new UnsupportedOperationException(this + " has a gradient for variables only");
  }
}
