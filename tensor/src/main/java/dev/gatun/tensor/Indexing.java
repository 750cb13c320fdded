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
