package dev.gatun.tensor;

import java.util.List;

/**
 * Functions that order the elements along a dimension. NaN counts as larger than all numbers, and
 * equal elements keep their order. Negative dimensions count from the end. Positions are i64;
 * gradients go to where an element was taken from.
 *
 * @param <T> the type that has these methods
 */
public interface Ordering<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns the elements in order along dimension {@code dim}, and where each was.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  default Located<T> sort(int dim, boolean descending) {
    return Located.of(applyAll(new Locating.Sort(shape().dimension(dim), descending), List.of()));
  }

  /** Returns the positions that {@link #sort(int, boolean)} takes the elements from. */
  default T argsort(int dim, boolean descending) {
    return sort(dim, descending).indices();
  }

  /**
   * Returns the {@code k} largest or smallest elements along dimension {@code dim}, the most
   * extreme one first, and where each was.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if k is negative or larger than the dimension
   */
  default Located<T> topk(int k, int dim, boolean largest) {
    return Located.of(applyAll(new Locating.TopK(k, shape().dimension(dim), largest), List.of()));
  }

  /**
   * Returns the {@code k}-th smallest element along dimension {@code dim}, counted from 1, and
   * where it is.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if k is not from 1 to the size of the dimension
   */
  default Located<T> kthvalue(int k, int dim, boolean keepDim) {
    int d = shape().dimension(dim);
    if (k < 1 || k > shape().size(d)) {
      throw new IllegalArgumentException(
          "kthvalue: k is "
              + k
              + ", expected 1 to "
              + shape().size(d)
              + ", the size of dimension "
              + d);
    }
    Located<T> least = topk(k, d, false);
    return taken(least.indices().narrow(d, k - 1, 1), d, keepDim);
  }

  private Located<T> taken(T index, int d, boolean keepDim) {
    T values = self().gather(d, index);
    return keepDim
        ? new Located<>(values, index)
        : new Located<>(values.squeeze(d), index.squeeze(d));
  }

  /**
   * Returns the largest element along dimension {@code dim}, and where the first of them is.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if the dimension is empty
   */
  default Located<T> max(int dim, boolean keepDim) {
    int d = shape().dimension(dim);
    return taken(self().argmax(d, true), d, keepDim);
  }

  /**
   * Returns the smallest element along dimension {@code dim}, and where the first of them is.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if the dimension is empty
   */
  default Located<T> min(int dim, boolean keepDim) {
    int d = shape().dimension(dim);
    return taken(self().argmin(d, true), d, keepDim);
  }

  /**
   * Returns the element in the middle along dimension {@code dim}, of two the smaller one, and
   * where it is; NaN if one is.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if the dimension is empty
   */
  default Located<T> median(int dim, boolean keepDim) {
    int d = shape().dimension(dim);
    T sorted = sort(d, false).indices();
    T numbers = Medians.numbers(self(), d);
    T middle = numbers.filled((double) Medians.middle("median", shape(), d));
    T place = middle.where(numbers.eq((double) shape().size(d)), numbers);
    return taken(sorted.gather(d, place), d, keepDim);
  }

  /** Returns {@link #median(int, boolean)} of the elements that are numbers, NaN if none is. */
  default Located<T> nanmedian(int dim, boolean keepDim) {
    int d = shape().dimension(dim);
    Medians.count("nanmedian", shape(), d);
    T sorted = sort(d, false).indices();
    T place = Medians.half(Medians.numbers(self(), d).sub(1).maximum(0));
    return taken(sorted.gather(d, place), d, keepDim);
  }

  /** Returns the median of all elements, of two the smaller one; equal ones share the gradient. */
  default T median() {
    return Medians.shared(self(), self().detach().reshape(-1).median(0, false).values());
  }

  /** Returns the {@link #median()} of the elements that are numbers. */
  default T nanmedian() {
    return Medians.shared(self(), self().detach().reshape(-1).nanmedian(0, false).values());
  }

  /**
   * Returns the most frequent element along dimension {@code dim}, of several the smallest, and
   * where the last of them is.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if the dimension is empty
   */
  default Located<T> mode(int dim, boolean keepDim) {
    int d = shape().dimension(dim);
    Medians.count("mode", shape(), d);
    Located<T> sorted = self().detach().sort(d, false);
    T end = Medians.runLengths(sorted.values(), d).argmax(d, true);
    return taken(sorted.indices().gather(d, end), d, keepDim);
  }

  /**
   * Returns the element below which the part {@code q} of all elements along dimension {@code dim}
   * lies, interpolated between neighbours; NaN if one is.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if q is not from 0 to 1, or the dimension is empty
   */
  default T quantile(double q, int dim, boolean keepDim, Interpolation between) {
    return Quantiles.of(self(), q, shape().dimension(dim), keepDim, between, false);
  }

  /** Returns {@link #quantile} of the elements that are numbers, NaN if none is. */
  default T nanquantile(double q, int dim, boolean keepDim, Interpolation between) {
    return Quantiles.of(self(), q, shape().dimension(dim), keepDim, between, true);
  }
}
