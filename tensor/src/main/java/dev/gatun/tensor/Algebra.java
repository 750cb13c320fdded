package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * All that can be done with a tensor, whether it is a {@link Tensor} itself or a variable that
 * remembers. Code written over {@code <T extends Algebra<T>>} works for both. What crosses the
 * families of methods lives here.
 *
 * @param <T> the type that has these methods
 */
public interface Algebra<T extends Algebra<T>>
    extends Elementwise<T>,
        Activations<T>,
        Reductions<T>,
        Movement<T>,
        Linalg<T>,
        LinearAlgebra<T>,
        Decompositions<T>,
        Diagonals<T>,
        Norms<T>,
        Windows<T>,
        Indexing<T>,
        Spectra<T>,
        Slicing<T>,
        Cumulative<T>,
        Ordering<T>,
        Repeating<T>,
        Padding<T>,
        Contractions<T>,
        Blends<T>,
        Arithmetic<T>,
        Scattering<T>,
        Specials<T>,
        Estimates<T>,
        Recurrences<T>,
        Attentions<T> {

  @Override
  default T clamp(double min, double max) {
    if (dtype().isFloat()) return Elementwise.super.clamp(min, max);
    T low = min == Double.NEGATIVE_INFINITY ? self() : self().maximum(min);
    return max == Double.POSITIVE_INFINITY ? low : low.minimum(max);
  }

  /**
   * Returns {@code e^x / sum(e^x)} along dimension {@code dim}: positive numbers whose sum is 1.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  default T softmax(int dim) {
    return apply(new Op.Softmax(shape().dimension(dim)));
  }

  /**
   * Returns {@code x - log(sum(e^x))} along dimension {@code dim}: the logarithm of {@link
   * #softmax}, without overflow.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  default T logSoftmax(int dim) {
    return apply(new Op.LogSoftmax(shape().dimension(dim)));
  }

  /**
   * Returns the first half along dimension {@code dim}, each element times the sigmoid of that in
   * the second half (Dauphin et al. 2016).
   *
   * @throws IllegalArgumentException if the dimension has no halves
   */
  default T glu(int dim) {
    int d = shape().dimension(dim);
    long size = shape().size(d);
    if (size % 2 != 0) {
      throw new IllegalArgumentException(
          "glu: dimension " + d + " of " + shape() + " is " + size + ", expected an even size");
    }
    return self().narrow(d, 0, size / 2).gated(self().narrow(d, size / 2, size / 2));
  }

  /**
   * Returns {@code (x - mean) / sqrt(variance + eps) weight + bias}, mean and variance being those
   * along the last dimension (Ba et al. 2016).
   *
   * @param weight a factor for each place of the last dimension
   * @param bias an offset for each place of the last dimension
   * @throws IllegalArgumentException if their sizes are not that of the last dimension
   */
  default T layerNorm(T weight, T bias, double eps) {
    return apply(new Normalization.Normalize(false, eps), weight, bias);
  }

  /**
   * Returns {@code (x - mean) / sqrt(variance + eps) weight + bias} of {@code (N, C, ...)}, mean
   * and variance being those of a channel, and behind it the means and the variances, {@code (C)}
   * each (Ioffe and Szegedy 2015).
   *
   * @param weight a factor for each channel
   * @param bias an offset for each channel
   * @throws IllegalArgumentException if their sizes are not that of the channels
   */
  default List<T> batchNorm(T weight, T bias, double eps) {
    return applyAll(new Normalization.Normalize(true, eps), List.of(weight, bias));
  }

  /** Returns the running sum along dimension {@code dim}. */
  default T cumsum(int dim) {
    return apply(new Op.CumSum(shape().dimension(dim), false));
  }

  /** Returns the elements converted to {@code dtype}; itself if they are of that type. */
  default T to(DType dtype) {
    return dtype() == dtype ? self() : apply(new Op.Cast(dtype));
  }

  /**
   * Returns the elements, each zeroed with probability {@code p} and else divided by {@code 1 - p}
   * (Srivastava et al. 2014). The key alone decides which.
   *
   * @throws IllegalArgumentException if p is not from 0 to 1
   */
  default T dropout(double p, RandomKey key) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("dropout: p is " + p + ", expected a number from 0 to 1");
    }
    return p == 0 ? self() : apply(new Op.Dropout(p, key));
  }

  /**
   * Returns this value summed to {@code shape}, which broadcasts to this one's: the adjoint of
   * broadcasting.
   */
  default T sumTo(Shape shape) {
    if (shape().equals(shape)) return self();
    int extra = shape().rank() - shape.rank();
    List<Integer> dims = new ArrayList<>();
    for (int d = 0; d < shape().rank(); d++) {
      if (d < extra || (shape.size(d - extra) == 1 && shape().size(d) != 1)) dims.add(d);
    }
    T sum = apply(new Op.Reduce(Reducer.SUM, dims, true));
    return extra == 0 ? sum : sum.apply(new Op.Reshape(shape));
  }

  /**
   * Returns {@code tensors} one behind the other along dimension {@code dim}.
   *
   * @throws IllegalArgumentException if the list is empty or the other sizes differ
   */
  static <T extends Algebra<T>> T cat(List<T> tensors, int dim) {
    if (tensors.isEmpty()) {
      throw new IllegalArgumentException("cat: the list is empty; pass one tensor or more");
    }
    T first = tensors.getFirst();
    return first
        .applyAll(new Op.Cat(first.shape().dimension(dim)), tensors.subList(1, tensors.size()))
        .getFirst();
  }

  /**
   * Returns the sum of products that {@code equation} says, in Einstein's notation: a letter for
   * each dimension of each operand, {@code "bij,bjk->bik"}. Letters that the result does not have
   * are summed over, one twice in an operand is its diagonal, {@code ...} stands for dimensions
   * that broadcast. Without {@code ->} the result has the letters that occur once, in alphabetical
   * order. Of more than two operands those are multiplied first whose product is smallest.
   *
   * @throws IllegalArgumentException if the equation does not fit the operands
   */
  static <T extends Algebra<T>> T einsum(String equation, List<T> operands) {
    return Einsum.of(equation, operands);
  }

  /** Returns {@code tensors}, all of one shape, along a new dimension {@code dim}. */
  static <T extends Algebra<T>> T stack(List<T> tensors, int dim) {
    if (tensors.isEmpty()) {
      throw new IllegalArgumentException("stack: the list is empty; pass one tensor or more");
    }
    return cat(tensors.stream().map(t -> t.unsqueeze(dim)).toList(), dim);
  }

  /**
   * Returns the coordinates of a grid: for vectors of sizes {@code n1, n2, ...} as many tensors of
   * shape {@code (n1, n2, ...)}, each with its vector along its dimension.
   *
   * @param xy whether the first two dimensions change places, as in {@code indexing='xy'}
   * @throws IllegalArgumentException if the list is empty or an element has two dimensions or more
   */
  static <T extends Algebra<T>> List<T> meshgrid(List<T> vectors, boolean xy) {
    int n = vectors.size();
    long[] sizes = new long[n];
    for (int d = 0; d < n; d++) {
      Shape s = vectors.get(d).shape();
      if (s.rank() > 1) {
        throw new IllegalArgumentException("meshgrid: " + s + ", expected vectors; flatten it");
      }
      sizes[d] = s.count();
    }
    if (n == 0) throw new IllegalArgumentException("meshgrid: the list is empty; pass vectors");
    List<T> grids = new ArrayList<>();
    for (int d = 0; d < n; d++) {
      long[] along = new long[n];
      java.util.Arrays.fill(along, 1);
      along[d] = sizes[d];
      T grid = vectors.get(d).reshape(along).broadcastTo(Shape.of(sizes));
      grids.add(xy && n > 1 ? grid.transpose(0, 1) : grid);
    }
    return grids;
  }
}
