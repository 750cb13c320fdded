package dev.gatun.tensor;

import dev.gatun.tensor.internal.index.Counting;
import dev.gatun.tensor.internal.index.Searching;

/** Counting and searching among the elements of a tensor; nothing of it has a gradient. */
public sealed interface Tallies permits Tensor {
  /** Returns the tensor. */
  Tensor self();

  /** Returns the different elements in ascending order. Every NaN differs from all. */
  default Uniques unique() {
    Tensor x = self();
    var found = Counting.unique(x.view());
    Reachable.until(x);
    return new Uniques(
        x.reshape(-1).indexSelect(0, Tensor.of(found.first())),
        Tensor.of(found.inverse(), x.shape()),
        Tensor.of(found.counts()));
  }

  /** Tells whether both have one shape and the same elements; NaN equals nothing. */
  default boolean equal(Tensor b) {
    if (!self().shape().equals(b.shape())) return false;
    return self().eq(b).all().toBooleanArray()[0];
  }

  /**
   * Tells whether all elements are {@code isClose}; the operands broadcast.
   *
   * @throws IllegalArgumentException if they do not
   */
  default boolean allClose(Tensor b, double rtol, double atol, boolean equalNan) {
    return self().isClose(b, rtol, atol, equalNan).all().toBooleanArray()[0];
  }

  /** Returns a mask of the elements that occur among those of {@code elements}. */
  default Tensor isin(Tensor elements) {
    Tensor x = self();
    if (elements.shape().count() == 0) return Tensor.zeros(x.shape(), DType.BOOL);
    DType type = Promotion.common(x.dtype(), elements.dtype());
    Tensor sorted = elements.to(type).unique().values();
    Tensor wanted = x.to(type);
    Tensor places = sorted.searchsorted(wanted, false).clampMax(sorted.shape().count() - 1.0);
    return sorted.take(places).eq(wanted);
  }

  /**
   * Returns how often each whole number from 0 on occurs, up to the largest, or to {@code
   * minLength} - 1 if that is more; i64.
   *
   * @throws IllegalArgumentException if the elements are not whole numbers from 0 on
   */
  default Tensor bincount(int minLength) {
    Tensor x = self();
    Tensor counts = Tensor.of(Counting.bincount(x.view(), minLength));
    Reachable.until(x);
    return counts;
  }

  /**
   * Returns for each whole number from 0 on the sum of the weights where it occurs; f64, or f32 if
   * the weights are.
   *
   * @throws IllegalArgumentException if the elements are not whole numbers from 0 on, or the
   *     weights have another shape
   */
  default Tensor bincount(Tensor weights, int minLength) {
    Tensor x = self();
    if (!weights.shape().equals(x.shape())) {
      throw new IllegalArgumentException(
          "bincount: the weights are "
              + weights.shape()
              + ", the elements "
              + x.shape()
              + ": they must be equal");
    }
    Tensor w = weights.to(weights.dtype() == DType.F32 ? DType.F32 : DType.F64);
    Tensor sums = Tensor.of(Counting.bincount(x.view(), w.view(), minLength)).to(w.dtype());
    Reachable.until(x);
    Reachable.until(w);
    return sums;
  }

  /**
   * Returns how many elements lie in each of {@code bins} parts of equal width from {@code low} to
   * {@code high}, i64; the last part includes {@code high}. Elements outside, and NaN, do not
   * count.
   *
   * @throws IllegalArgumentException if bins is not positive, or low is not below high
   */
  default Tensor histogram(int bins, double low, double high) {
    Tensor x = self().to(self().dtype() == DType.F32 ? DType.F32 : DType.F64);
    Tensor counts = Tensor.of(Counting.histogram(x.view(), bins, low, high));
    Reachable.until(x);
    return counts;
  }

  /**
   * Returns for each of {@code values} the place where it can be inserted into this tensor, sorted
   * along its last dimension, so that it stays sorted: before its equals, or with {@code right}
   * behind them; i64.
   *
   * @throws IllegalArgumentException if this is neither a vector nor of the sizes of {@code values}
   *     but for the last
   */
  default Tensor searchsorted(Tensor values, boolean right) {
    Shape lines = self().shape();
    boolean fits = lines.rank() == 1;
    if (!fits && lines.rank() > 1 && lines.rank() == values.shape().rank()) {
      fits = lines.with(-1, 0).equals(values.shape().with(-1, 0));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "searchsorted: the sorted elements are "
              + lines
              + ", the values "
              + values.shape()
              + ": expected a vector, or sizes that are equal but for the last");
    }
    DType type = Promotion.common(self().dtype(), values.dtype());
    Tensor sorted = self().to(type);
    Tensor wanted = values.to(type);
    Tensor places = Tensor.allocate(DType.I64, wanted.shape());
    Searching.searchSorted(sorted.view(), wanted.view(), right, places.view());
    Reachable.until(sorted);
    Reachable.until(wanted);
    return places;
  }
}
