package dev.gatun.tensor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What to take of a dimension: the typed form of what {@link Slicing#get(String)} reads.
 *
 * {@snippet :
 * x.get(Index.from(1), Index.all(), Index.at(-1)); // x.get("1:, :, -1")
 * }
 */
public sealed interface Index {
  /** The one element at a position, without the dimension; negative ones count from the end. */
  record At(long position) implements Index {}

  /**
   * The elements from {@code start} up to {@code stop}, {@code step} apart, as in NumPy; what is
   * null reaches to the end.
   */
  record Range(@Nullable Long start, @Nullable Long stop, long step) implements Index {
    /** Checks the step. */
    public Range {
      if (step == 0) throw new IllegalArgumentException("range: the step is 0; use 1 or -1");
    }
  }

  /** As many whole dimensions as the others leave. */
  record Rest() implements Index {}

  /** A new dimension of size 1. */
  record NewDim() implements Index {}

  /**
   * The elements at positions given by an integer tensor, or where a mask is true, which stands for
   * as many dimensions as it has. Several such tensors broadcast and give positions together.
   */
  record Pick(Tensor where) implements Index {}

  /** Returns the index of one element. */
  static Index at(long position) {
    return new At(position);
  }

  /** Returns the index of all elements of a dimension. */
  static Index all() {
    return new Range(null, null, 1);
  }

  /**
   * Returns the index of every {@code step}-th element of a dimension, backwards if negative.
   *
   * @throws IllegalArgumentException if the step is 0
   */
  static Index every(long step) {
    return new Range(null, null, step);
  }

  /** Returns the index of the elements from {@code start} on. */
  static Index from(long start) {
    return new Range(start, null, 1);
  }

  /** Returns the index of the elements up to, but without, {@code stop}. */
  static Index to(long stop) {
    return new Range(null, stop, 1);
  }

  /** Returns the index of the elements from {@code start} up to, but without, {@code stop}. */
  static Index range(long start, long stop) {
    return new Range(start, stop, 1);
  }

  /**
   * Returns the index of the elements from {@code start} up to {@code stop}, {@code step} apart.
   *
   * @throws IllegalArgumentException if the step is 0
   */
  static Index range(long start, long stop, long step) {
    return new Range(start, stop, step);
  }

  /** Returns the index of all dimensions that the others leave: {@code ...}. */
  static Index rest() {
    return new Rest();
  }

  /** Returns the index of a new dimension of size 1: {@code None}. */
  static Index newDim() {
    return new NewDim();
  }

  /**
   * Returns the index of the elements at these positions, or where this mask is true.
   *
   * @throws IllegalArgumentException if the tensor holds neither integers nor truth values
   */
  static Index pick(Tensor where) {
    if (where.dtype().isFloat()) {
      throw new IllegalArgumentException(
          "pick: the tensor is " + where.dtype() + ", expected integers or a mask");
    }
    return new Pick(where);
  }

  /** Returns the index of the elements at these positions. */
  static Index pick(long... positions) {
    return new Pick(Tensor.of(Arrays.copyOf(positions, positions.length)));
  }

  /**
   * Returns the indices that a text in NumPy's notation means, such as {@code "1:, ::-2, ..., None,
   * -1"}.
   *
   * @throws IllegalArgumentException if it means none; the message points at the place
   */
  static Index[] parse(String text) {
    return new IndexParser(text).all();
  }
}
