package dev.gatun.gradcheck.catalogue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * An array of doubles with a shape: what the oracles compute with, in naive loops and nothing of
 * the code under test.
 */
record Grid(Shape shape, double[] elements) {

  static Grid of(Tensor t) {
    return new Grid(t.shape(), t.to(DType.F64).toDoubleArray());
  }

  /** Returns the grid whose element at each index is {@code f} of the index. */
  static Grid fill(Shape shape, ToDoubleFunction<int[]> f) {
    double[] elements = new double[Math.toIntExact(shape.count())];
    for (int i = 0; i < elements.length; i++) elements[i] = f.applyAsDouble(index(shape, i));
    return new Grid(shape, elements);
  }

  static int[] index(Shape shape, int flat) {
    int[] index = new int[shape.rank()];
    int rest = flat;
    for (int d = index.length - 1; d >= 0; d--) {
      index[d] = rest % (int) shape.size(d);
      rest /= (int) shape.size(d);
    }
    return index;
  }

  int rank() {
    return shape.rank();
  }

  int size(int dim) {
    return (int) shape.size(dim);
  }

  double at(int... index) {
    return elements[flat(index)];
  }

  /** Returns the element with the index along one dimension replaced. */
  double at(int[] index, int dim, int position) {
    int[] other = index.clone();
    other[dim] = position;
    return at(other);
  }

  /** Returns the element at an index of a shape that this one broadcasts to. */
  double stretched(int[] index) {
    int[] own = new int[rank()];
    int extra = index.length - own.length;
    for (int d = 0; d < own.length; d++) own[d] = size(d) == 1 ? 0 : index[d + extra];
    return at(own);
  }

  /**
   * Returns the results of {@code f} on the elements along {@code dims}, which are left out or have
   * size 1.
   */
  Grid combined(List<Integer> dims, boolean keepDim, ToDoubleFunction<double[]> f) {
    Shape kept = shape;
    Shape along = shape;
    for (int d = 0; d < rank(); d++) {
      if (dims.contains(d)) kept = kept.with(d, 1);
      else along = along.with(d, 1);
    }
    Shape inner = along;
    Grid result = fill(kept, i -> f.applyAsDouble(fill(inner, k -> at(plus(i, k))).elements));
    if (keepDim) return result;
    Shape left = kept;
    for (int d = rank() - 1; d >= 0; d--) if (dims.contains(d)) left = left.without(d);
    return new Grid(left, result.elements);
  }

  private static int[] plus(int[] a, int[] b) {
    int[] sum = a.clone();
    for (int d = 0; d < sum.length; d++) sum[d] += b[d];
    return sum;
  }

  /** Returns the elements along one dimension, those of the other dimensions being at {@code i}. */
  double[] line(int[] i, int dim) {
    double[] line = new double[size(dim)];
    for (int k = 0; k < line.length; k++) line[k] = at(i, dim, k);
    return line;
  }

  /** Returns the same elements under another shape. */
  Grid reshaped(Shape to) {
    return new Grid(to, elements);
  }

  boolean contains(int... index) {
    for (int d = 0; d < index.length; d++) if (index[d] < 0 || index[d] >= size(d)) return false;
    return true;
  }

  /** Overwrites an element, while an oracle builds its result. */
  void set(double value, int... index) {
    elements[flat(index)] = value;
  }

  /** Adds to an element, while an oracle builds its result. */
  void add(double value, int... index) {
    elements[flat(index)] += value;
  }

  private int flat(int... index) {
    int flat = 0;
    for (int d = 0; d < index.length; d++) flat = flat * size(d) + index[d];
    return flat;
  }

  /** Returns the element at an index whose last two numbers are taken as they are. */
  double stretchedMatrix(int[] index) {
    int[] own = new int[rank()];
    int extra = index.length - own.length;
    for (int d = 0; d < own.length; d++) {
      own[d] = size(d) == 1 && d < own.length - 2 ? 0 : index[d + extra];
    }
    return at(own);
  }
}
