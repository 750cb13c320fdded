package dev.gatun.tensor;

/**
 * Functions that read or write at positions given by integers (i64 or i32) or masks.
 *
 * @param <T> the type that has these methods
 */
public interface Indexing<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns {@code y[i][j][k] = x[i][index[i][j][k]][k]} for dim 1, and likewise for others.
   *
   * @throws IndexOutOfBoundsException if an index is outside
   * @throws IllegalArgumentException if a size of index exceeds that of x in another dimension
   */
  default T gather(int dim, T index) {
    return apply(new Op.Gather(shape().dimension(dim)), index);
  }

  /** Returns this value plus {@code source} at the positions that {@link #gather} would read. */
  default T scatterAdd(int dim, T index, T source) {
    return apply(new Op.ScatterAdd(shape().dimension(dim)), index, source);
  }

  /**
   * Returns the slices along {@code dim} that the vector {@code index} lists.
   *
   * @throws IndexOutOfBoundsException if an index is outside
   */
  default T indexSelect(int dim, T index) {
    return apply(new Op.IndexSelect(shape().dimension(dim)), index);
  }

  /** Returns this value plus the slices of {@code source} at the positions in {@code index}. */
  default T indexAdd(int dim, T index, T source) {
    return apply(new Op.IndexAdd(shape().dimension(dim)), index, source);
  }

  /**
   * Returns this value with {@code source} at the positions that {@link #gather} would read; where
   * several go to one position, the last along {@code dim}.
   *
   * @throws IndexOutOfBoundsException if an index is outside
   * @throws IllegalArgumentException if a size of index exceeds that of source, or of this value in
   *     another dimension
   */
  default T scatter(int dim, T index, T source) {
    return apply(new Op.Scatter(shape().dimension(dim)), index, source);
  }

  /** Returns this value with {@code value} at the positions that {@link #gather} would read. */
  default T scatter(int dim, T index, double value) {
    return scatter(dim, index, filled(value).broadcastTo(index.shape()));
  }

  /**
   * Returns this value with the slices of {@code source} along {@code dim} at the positions in the
   * vector {@code index}; of several at one position the last.
   *
   * @throws IndexOutOfBoundsException if an index is outside
   * @throws IllegalArgumentException if source does not have a slice for each index
   */
  default T indexCopy(int dim, T index, T source) {
    int d = shape().dimension(dim);
    return scatter(d, Selection.along("indexCopy", index, d, source.shape()), source);
  }

  /** Returns this value with {@code value} in the slices along {@code dim} that index lists. */
  default T indexFill(int dim, T index, double value) {
    int d = shape().dimension(dim);
    Shape slices = shape().with(d, index.shape().count());
    return scatter(d, Selection.along("indexFill", index, d, slices), value);
  }

  /**
   * Returns the elements at these positions in row-major order, in the shape of {@code index};
   * negative positions count from the end.
   *
   * @throws IndexOutOfBoundsException if there is no such position
   */
  default T take(T index) {
    T flat = index.apply(new Locating.RavelIndex(java.util.List.of(shape().count())));
    return self().reshape(-1).indexSelect(0, flat.reshape(-1)).reshape(index.shape().toArray());
  }

  /** Returns the positions of the elements that are not zero, as the rows of an i64 matrix. */
  default T nonzero() {
    return apply(new Locating.NonZero());
  }

  /**
   * Returns the elements where {@code mask} is true, in row-major order; both broadcast.
   *
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default T maskedSelect(T mask) {
    Shape shape = Shape.broadcast(shape(), mask.shape());
    T there = mask.broadcastTo(shape).reshape(-1).nonzero().squeeze(1);
    return self().broadcastTo(shape).reshape(-1).indexSelect(0, there);
  }

  /**
   * Returns this value with the first elements of {@code source}, one after the other, where {@code
   * mask} is true.
   *
   * @throws IllegalArgumentException if the shapes do not broadcast, or source has too few elements
   */
  default T maskedScatter(T mask, T source) {
    Shape shape = Shape.broadcast(shape(), mask.shape());
    T there = mask.broadcastTo(shape).reshape(-1).nonzero().squeeze(1);
    T from = source.reshape(-1);
    if (from.shape().count() < there.shape().count()) {
      throw new IllegalArgumentException(
          "maskedScatter: the mask is true "
              + there.shape().count()
              + " times, the source has "
              + from.shape().count()
              + " elements; pass as many or more");
    }
    return self().broadcastTo(shape).reshape(-1).scatter(0, there, from).reshape(shape.toArray());
  }

  /** Returns {@link #gather} with an index that broadcasts against this value. */
  default T takeAlongDim(T index, int dim) {
    int d = shape().dimension(dim);
    Shape to = Shape.broadcast(shape().with(d, 1), index.shape().with(d, 1));
    T x = self().broadcastTo(to.with(d, shape().size(d)));
    return x.gather(d, index.broadcastTo(to.with(d, index.shape().size(d))));
  }

  /** Returns {@code value} where {@code mask} is true, else this element. */
  default T maskedFill(T mask, double value) {
    return filled(value).where(mask, self());
  }

  /** Returns a constant of this type without dimensions. */
  T filled(double value);

  /** Returns a tensor, of any element type, as a constant. */
  T lifted(Tensor constant);
}
