package dev.gatun.tensor;

import java.util.List;

/**
 * An operand with a shape: what the families of methods on tensors and variables need from the type
 * that has them.
 *
 * @param <T> the type itself
 */
public interface Host<T extends Host<T>> extends Operand<T> {
  /** Returns the sizes along each dimension. */
  Shape shape();

  /** Returns the type of the elements. */
  DType dtype();

  /** Applies {@code op} to this operand and {@code rest}, and returns all its results. */
  List<T> applyAll(Op op, List<T> rest);
}
