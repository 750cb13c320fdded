package dev.gatun.tensor;

import java.util.Arrays;

/** Changing parts of a tensor in place, in NumPy's manner. Only {@link Tensor} does. */
public sealed interface Assigning permits Tensor {
  /** Returns the tensor. */
  Tensor self();

  /**
   * Overwrites the part that an index in NumPy's notation says with {@code value}, which broadcasts
   * to it: {@code x.set("1:, 0", value)}.
   *
   * @throws IllegalArgumentException if the text is no index, or the value does not broadcast
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedOperationException if this tensor is a mapped file's
   */
  default Tensor set(String index, Tensor value) {
    return set(value, Index.parse(index));
  }

  /** Overwrites the part that an index in NumPy's notation says with a number. */
  default Tensor set(String index, double value) {
    return set(self().filled(value), Index.parse(index));
  }

  /**
   * Overwrites the part that these indices say with {@code value}, which broadcasts to it; where
   * several go to one position, the last stays.
   *
   * @throws IllegalArgumentException if there are more than dimensions, or the value does not
   *     broadcast
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedOperationException if this tensor is a mapped file's
   */
  default Tensor set(Tensor value, Index... indices) {
    boolean picks = Arrays.stream(indices).anyMatch(Index.Pick.class::isInstance);
    if (picks) self().copyFrom(self().indexPut(value.to(self().dtype()), false, indices));
    else self().get(indices).copyFrom(value);
    return self();
  }
}
