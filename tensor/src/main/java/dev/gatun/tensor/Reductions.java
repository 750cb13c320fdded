package dev.gatun.tensor;

import java.util.Arrays;
import java.util.List;

/**
 * Functions that combine elements along dimensions. Without dimensions they combine all; negative
 * dimensions count from the end; with {@code keepDim} the dimensions stay, with size 1.
 *
 * @param <T> the type that has these methods
 */
public interface Reductions<T extends Algebra<T>> extends Host<T> {
  /**
   * Combines elements along {@code dims}, or all if there are none given.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if a dimension is named twice
   */
  default T reduce(Reducer reducer, int[] dims, boolean keepDim) {
    return apply(new Op.Reduce(reducer, dimensions(dims), keepDim));
  }

  private List<Integer> dimensions(int[] dims) {
    if (dims.length == 0) return Reshaping.dimensions(shape());
    var list = Reshaping.dimensions(shape(), dims);
    if (list.size() > 1) list = list.stream().sorted().toList();
    if (!Reshaping.areDistinct(list)) {
      throw new IllegalArgumentException(
          "dimensions " + Arrays.toString(dims) + " of " + shape() + ": one is named twice");
    }
    return list;
  }

  private long elementsAlong(int[] dims) {
    if (dims.length == 0) return shape().count();
    long n = 1;
    for (int d : dimensions(dims)) n *= shape().size(d);
    return n;
  }

  /** Returns the sum along {@code dims}. */
  default T sum(int... dims) {
    return reduce(Reducer.SUM, dims, false);
  }

  /** Returns the sum along dimension {@code dim}. */
  default T sum(int dim, boolean keepDim) {
    return reduce(Reducer.SUM, new int[] {dim}, keepDim);
  }

  /** Returns the sum along {@code dims} of the elements that are numbers; 0 of none. */
  default T nansum(int[] dims, boolean keepDim) {
    return self().filled(0).where(self().isNan(), self()).reduce(Reducer.SUM, dims, keepDim);
  }

  /** Returns the mean along {@code dims} of the elements that are numbers; NaN of none. */
  default T nanmean(int[] dims, boolean keepDim) {
    T count = self().isNan().logicalNot().to(DType.I64).reduce(Reducer.SUM, dims, keepDim);
    return nansum(dims, keepDim).div(count.to(dtype()));
  }

  /** Returns how many elements along {@code dims} are not zero, as i64. */
  default T countNonzero(int... dims) {
    return self().ne(0).to(DType.I64).reduce(Reducer.SUM, dims, false);
  }

  /** Returns the mean along {@code dims}; NaN of no element. */
  default T mean(int... dims) {
    return mean(dims, false);
  }

  /** Returns the mean along dimension {@code dim}. */
  default T mean(int dim, boolean keepDim) {
    return mean(new int[] {dim}, keepDim);
  }

  /** Returns the mean along {@code dims}. */
  default T mean(int[] dims, boolean keepDim) {
    return reduce(Reducer.SUM, dims, keepDim).div((double) elementsAlong(dims));
  }

  /** Returns the product along dimension {@code dim}. */
  default T prod(int dim, boolean keepDim) {
    return reduce(Reducer.PROD, new int[] {dim}, keepDim);
  }

  /** Returns the product along {@code dims}. */
  default T prod(int... dims) {
    return reduce(Reducer.PROD, dims, false);
  }

  /** Returns the largest element along {@code dims}; equal ones share the gradient. */
  default T amax(int... dims) {
    return reduce(Reducer.MAX, dims, false);
  }

  /** Returns the largest element along dimension {@code dim}. */
  default T amax(int dim, boolean keepDim) {
    return reduce(Reducer.MAX, new int[] {dim}, keepDim);
  }

  /** Returns the smallest element along {@code dims}; equal ones share the gradient. */
  default T amin(int... dims) {
    return reduce(Reducer.MIN, dims, false);
  }

  /** Returns the smallest element along dimension {@code dim}. */
  default T amin(int dim, boolean keepDim) {
    return reduce(Reducer.MIN, new int[] {dim}, keepDim);
  }

  /** Returns whether all elements of a mask are true along {@code dims}. */
  default T all(int... dims) {
    return reduce(Reducer.ALL, dims, false);
  }

  /** Returns whether an element of a mask is true along {@code dims}. */
  default T any(int... dims) {
    return reduce(Reducer.ANY, dims, false);
  }

  /** Returns the index of the first largest element along dimension {@code dim}, as i64. */
  default T argmax(int dim) {
    return argmax(dim, false);
  }

  /** Returns the index of the first largest element along dimension {@code dim}, as i64. */
  default T argmax(int dim, boolean keepDim) {
    return apply(new Op.ArgReduce(true, shape().dimension(dim), keepDim));
  }

  /** Returns the index of the first largest element of all, in row-major order, as i64. */
  default T argmax() {
    return argmax(false);
  }

  /** Returns the index of the first largest element of all, with {@code keepDim} in sizes of 1. */
  default T argmax(boolean keepDim) {
    return located(true, keepDim);
  }

  private T located(boolean max, boolean keepDim) {
    T place = self().reshape(-1).apply(new Op.ArgReduce(max, 0, false));
    long[] ones = new long[keepDim ? shape().rank() : 0];
    Arrays.fill(ones, 1);
    return place.reshape(ones);
  }

  /** Returns the index of the first smallest element of all, in row-major order, as i64. */
  default T argmin() {
    return argmin(false);
  }

  /** Returns the index of the first smallest element of all, with {@code keepDim} in sizes of 1. */
  default T argmin(boolean keepDim) {
    return located(false, keepDim);
  }

  /** Returns the index of the first smallest element along dimension {@code dim}, as i64. */
  default T argmin(int dim) {
    return argmin(dim, false);
  }

  /** Returns the index of the first smallest element along dimension {@code dim}, as i64. */
  default T argmin(int dim, boolean keepDim) {
    return apply(new Op.ArgReduce(false, shape().dimension(dim), keepDim));
  }

  /**
   * Returns the variance along {@code dims}: {@code sum((x - mean)^2) / (n - correction)}.
   *
   * @param correction 1 for the unbiased estimate, 0 for the variance of the elements themselves
   */
  default T var(int[] dims, int correction, boolean keepDim) {
    T centered = self().sub(mean(dims, true));
    double n = Math.max(0, elementsAlong(dims) - correction);
    return centered.square().reduce(Reducer.SUM, dims, keepDim).div(n);
  }

  /** Returns the unbiased variance along {@code dims}. */
  default T var(int... dims) {
    return var(dims, 1, false);
  }

  /** Returns the square root of {@link #var(int[], int, boolean)}. */
  default T std(int[] dims, int correction, boolean keepDim) {
    return var(dims, correction, keepDim).sqrt();
  }

  /** Returns the square root of the unbiased variance along {@code dims}. */
  default T std(int... dims) {
    return std(dims, 1, false);
  }

  /** Returns {@code log(sum(e^x))} along dimension {@code dim}, without overflow. */
  default T logsumexp(int dim, boolean keepDim) {
    return logsumexp(new int[] {dim}, keepDim);
  }

  /** Returns {@code log(sum(e^x))} along {@code dims}, without overflow. */
  default T logsumexp(int[] dims, boolean keepDim) {
    double limit = dtype() == DType.F64 ? Double.MAX_VALUE : Float.MAX_VALUE;
    T max = detach().reduce(Reducer.MAX, dims, true).clamp(-limit, limit);
    T sum = self().sub(max).exp().reduce(Reducer.SUM, dims, true).log().add(max);
    return keepDim ? sum : sum.reduce(Reducer.SUM, dims, false);
  }

  /** Returns this value as a constant: no gradient flows through it. */
  T detach();
}
