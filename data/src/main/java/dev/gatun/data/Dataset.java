package dev.gatun.data;

import dev.gatun.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * Examples with numbers from 0 on, of which any can be had at any time. Implementations may be
 * asked by several threads at once.
 */
public interface Dataset {
  /** Returns the number of examples. */
  int size();

  /**
   * Returns the examples with these numbers, in this order, as one batch: tensors whose first
   * dimension has the size {@code indices.length}.
   *
   * @throws IndexOutOfBoundsException if there is no such example
   */
  Batch batch(int... indices);

  /**
   * Returns the dataset whose examples are the slices of two tensors along their first dimension.
   * The tensors are shared with all threads.
   *
   * @throws IllegalArgumentException if the first sizes differ
   */
  static Dataset of(Tensor input, Tensor target) {
    return new TensorDataset(input, target);
  }

  /**
   * Returns the first {@code n} of these examples; all if there are fewer.
   *
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default Dataset limit(int n) {
    if (n < 0) throw new IllegalArgumentException("limit: n is " + n + ", expected 0 or more");
    return Subset.range(this, 0, Math.min(n, size()));
  }

  /**
   * Returns the examples with these numbers, in this order.
   *
   * @throws IndexOutOfBoundsException if there is no such example
   */
  default Dataset subset(int... indices) {
    return Subset.of(this, indices);
  }

  /** Returns these examples with a transform that each batch goes through. */
  default Dataset map(UnaryOperator<Batch> transform) {
    return new MappedDataset(this, transform);
  }
}
