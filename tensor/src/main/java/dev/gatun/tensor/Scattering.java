package dev.gatun.tensor;

/**
 * Functions that combine elements which go to one position.
 *
 * @param <T> the type that has these methods
 */
public interface Scattering<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns this value with the elements of {@code source} combined at the positions that {@code
   * gather} would read, in the order along {@code dim}. What no element goes to stays.
   *
   * <p>The gradient of the largest and of the smallest is shared by equal ones.
   *
   * @param includeSelf whether the element that was at a position is combined with the others
   * @throws IndexOutOfBoundsException if an index is outside
   * @throws IllegalArgumentException if a size of index exceeds that of source, or of this value in
   *     another dimension
   */
  default T scatterReduce(int dim, T index, T source, ScatterMode mode, boolean includeSelf) {
    int d = shape().dimension(dim);
    return switch (mode) {
      case SUM -> start(d, index, source, 0, includeSelf).scatterAdd(d, index, source);
      case MEAN -> mean(d, index, source, includeSelf);
      case PROD ->
          start(d, index, source, 1, includeSelf)
              .apply(new Op.ScatterReduce(d, Reducer.PROD), index, source);
      case AMAX ->
          start(d, index, source, Double.NEGATIVE_INFINITY, includeSelf)
              .apply(new Op.ScatterReduce(d, Reducer.MAX), index, source);
      case AMIN ->
          start(d, index, source, Double.POSITIVE_INFINITY, includeSelf)
              .apply(new Op.ScatterReduce(d, Reducer.MIN), index, source);
    };
  }

  /** Returns what the sources are combined with; of whole numbers there is none beyond all. */
  private T start(int dim, T index, T source, double neutral, boolean includeSelf) {
    if (includeSelf) return self();
    return Double.isInfinite(neutral) && !dtype().isFloat()
        ? self().scatter(dim, index, source)
        : self().scatter(dim, index, neutral);
  }

  private T mean(int dim, T index, T source, boolean includeSelf) {
    T sum = start(dim, index, source, 0, includeSelf).scatterAdd(dim, index, source);
    DType type = dtype().isFloat() ? dtype() : DType.I64;
    T none = self().filled(includeSelf ? 1 : 0).to(type).broadcastTo(shape());
    T one = self().filled(1).to(type).broadcastTo(index.shape());
    T count = none.scatterAdd(dim, index, one).clampMin(1);
    return dtype().isFloat() ? sum.div(count) : sum.floorDivide(count).to(dtype());
  }

  /** Returns this value with {@code source} as slice {@code index} of dimension {@code dim}. */
  default T selectScatter(T source, int dim, long index) {
    int d = shape().dimension(dim);
    T place = self().lifted(Tensor.of(index < 0 ? index + shape().size(d) : index));
    return self().indexCopy(d, place, source.unsqueeze(d));
  }

  /**
   * Returns this value with {@code source} in place of the slices of dimension {@code dim} from
   * {@code start} to below {@code end}, every {@code step}; both count from the end if negative.
   *
   * @throws IllegalArgumentException if source is not of that shape, or step is not positive
   */
  default T sliceScatter(T source, int dim, long start, long end, long step) {
    int d = shape().dimension(dim);
    if (step < 1) {
      throw new IllegalArgumentException("sliceScatter: step is " + step + ", expected 1 or more");
    }
    var range = Reshaping.range(shape().size(d), start, end, step);
    long[] places = new long[Math.toIntExact(range.length())];
    for (int i = 0; i < places.length; i++) places[i] = range.start() + i * step;
    return self().indexCopy(d, self().lifted(Tensor.of(places)), source);
  }

  /** Returns this value with {@code source} as the diagonal that {@code diagonal} would return. */
  default T diagonalScatter(T source, int offset, int dim1, int dim2) {
    Tensor all = Tensor.arange(shape().count()).to(DType.I64).reshape(shape().toArray());
    Tensor places = all.diagonal(offset, dim1, dim2);
    if (!places.shape().equals(source.shape())) {
      throw new IllegalArgumentException(
          "diagonalScatter: the source is " + source.shape() + ", expected " + places.shape());
    }
    return self()
        .reshape(-1)
        .scatter(0, self().lifted(places.reshape(-1)), source.reshape(-1))
        .reshape(shape().toArray());
  }

  /**
   * Returns this value with the elements of {@code source} at these positions in row-major order,
   * or added to what is there; negative positions count from the end.
   *
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws IllegalArgumentException if index and source have not as many elements
   */
  default T put(T index, T source, boolean accumulate) {
    if (index.shape().count() != source.shape().count()) {
      throw new IllegalArgumentException(
          "put: " + index.shape() + " positions for " + source.shape() + " elements");
    }
    T flat = index.apply(new Locating.RavelIndex(java.util.List.of(shape().count()))).reshape(-1);
    T x = self().reshape(-1);
    T from = source.reshape(-1);
    T y = accumulate ? x.scatterAdd(0, flat, from) : x.scatter(0, flat, from);
    return y.reshape(shape().toArray());
  }

  /**
   * Returns this value with the slices of {@code source} along {@code dim} combined at the
   * positions in the vector {@code index}.
   *
   * @throws IndexOutOfBoundsException if an index is outside
   * @throws IllegalArgumentException if source does not have a slice for each index
   */
  default T indexReduce(int dim, T index, T source, ScatterMode mode, boolean includeSelf) {
    int d = shape().dimension(dim);
    T places = Selection.along("indexReduce", index, d, source.shape());
    return scatterReduce(d, places, source, mode, includeSelf);
  }
}
