package dev.gatun.tensor;

/**
 * Operations along one dimension whose every element is computed from the one before it. All keep
 * the size of the dimension.
 */
public sealed interface Cumulation extends Op {
  /** The running product along a dimension. */
  record CumProd(int dim) implements Cumulation {}

  /** The logarithm of the running sum of {@code e^x} along a dimension, without overflow. */
  record LogCumSumExp(int dim) implements Cumulation {}

  /**
   * The linear recurrence {@code y[i] = a[i] y[i - 1] + b[i]} along a dimension, or from its end if
   * {@code reverse}; it begins with {@code y[0] = b[0]}. Operands are a and b, of one shape. The
   * other cumulations are differentiated with it, and it with itself: so none divides by an
   * element.
   */
  record Recurrence(int dim, boolean reverse) implements Cumulation {}
}
