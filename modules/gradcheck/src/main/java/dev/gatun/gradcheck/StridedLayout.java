package dev.gatun.gradcheck;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One way to lay the elements of a tensor in memory: which dimension is outermost, how far apart
 * elements are, and what lies around them. Every view that slicing, transposing and stretching can
 * make is one of these.
 *
 * @param order the dimensions, outermost in memory first
 * @param steps for each dimension how many elements apart neighbours are: negative for backwards, 0
 *     for a dimension that repeats its first element
 * @param margins for each dimension how many elements lie before and after
 */
public record StridedLayout(List<Integer> order, List<Integer> steps, List<Integer> margins) {

  /** Returns the layout without gaps in row-major order. */
  public static StridedLayout rowMajor(int rank) {
    return new StridedLayout(
        IntStream.range(0, rank).boxed().toList(),
        IntStream.range(0, rank).mapToObj(_ -> 1).toList(),
        IntStream.range(0, rank).mapToObj(_ -> 0).toList());
  }

  /**
   * Returns a view of this layout with the elements of {@code values}, except that a dimension of
   * step 0 repeats the first. What lies between and around the elements is NaN, the largest integer
   * or true, so that reading it does not go unnoticed.
   *
   * @throws IllegalArgumentException if the number of dimensions differs
   */
  public Tensor lay(Tensor values) {
    int rank = values.shape().rank();
    if (order.size() != rank || steps.size() != rank || margins.size() != rank) {
      throw new IllegalArgumentException(
          this + " is for " + order.size() + " dimensions, the tensor is " + values.shape());
    }
    Tensor once = values;
    for (int d = 0; d < rank; d++) if (steps.get(d) == 0) once = once.slice(d, 0, 1, 1);
    Tensor view = memory(once);
    for (int d = 0; d < rank; d++) view = elements(view, d, once.shape().size(d));
    view.copyFrom(once);
    return view.broadcastTo(values.shape());
  }

  /** Returns the memory with all margins, its dimensions in the order of the result's. */
  private Tensor memory(Tensor values) {
    int rank = order.size();
    long[] sizes = new long[rank];
    int[] back = new int[rank];
    for (int i = 0; i < rank; i++) {
      int d = order.get(i);
      back[d] = i;
      sizes[i] = 2L * margins.get(d) + values.shape().size(d) * stride(d);
    }
    Tensor memory = Tensor.full(Shape.of(sizes), filler(values.dtype()), values.dtype());
    return rank == 0 ? memory : memory.permute(back);
  }

  private long stride(int d) {
    return Math.max(1, Math.abs(steps.get(d)));
  }

  private Tensor elements(Tensor memory, int d, long size) {
    long from = margins.get(d);
    Tensor view = memory.slice(d, from, from + size * stride(d), stride(d));
    return steps.get(d) < 0 ? view.flip(d) : view;
  }

  private static double filler(DType dtype) {
    return dtype.isFloat() ? Double.NaN : dtype == DType.BOOL ? 1 : Integer.MAX_VALUE;
  }
}
