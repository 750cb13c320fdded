package dev.gatun.tensor;

/**
 * Taking parts of tensors in NumPy's manner. Numbers and ranges give views; where tensors of
 * positions or masks take part, the result is a copy, and its dimensions for them stand where the
 * first of them stood, or in front if others stand between them.
 *
 * @param <T> the type that has these methods
 */
public interface Slicing<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns the part that an index in NumPy's notation says: {@code x.get("1:, ::-2, ..., -1")}. A
   * number drops its dimension; a range is {@code start:stop:step}; {@code ...} stands for as many
   * whole dimensions as are left, {@code None} for a new one of size 1.
   *
   * @throws IllegalArgumentException if the text is no index, or has more parts than there are
   *     dimensions
   * @throws IndexOutOfBoundsException if there is no such position
   */
  default T get(String index) {
    return get(Index.parse(index));
  }

  /**
   * Returns the part that these indices say, one a dimension.
   *
   * @throws IllegalArgumentException if there are more than dimensions
   * @throws IndexOutOfBoundsException if there is no such position
   */
  default T get(Index... indices) {
    return new Selection(shape(), indices).of(self());
  }

  /**
   * Returns this value with {@code value}, which broadcasts, where {@link #get(Index...)} would
   * read; where several go to one position, the last. With {@code accumulate} they are added.
   *
   * @throws IllegalArgumentException if the value does not broadcast
   * @throws IndexOutOfBoundsException if there is no such position
   */
  default T indexPut(T value, boolean accumulate, Index... indices) {
    long n = shape().count();
    Tensor places = Tensor.arange(n).reshape(shape().toArray()).get(indices);
    T flat = self().lifted(places.reshape(places.shape().count()));
    T source = value.broadcastTo(places.shape()).reshape(places.shape().count());
    T all = self().reshape(n);
    return (accumulate ? all.indexAdd(0, flat, source) : all.scatter(0, flat, source))
        .reshape(shape().toArray());
  }

  /** Does what {@link #indexPut(Algebra, boolean, Index...)} does, without accumulating. */
  default T indexPut(String index, T value) {
    return indexPut(value, false, Index.parse(index));
  }
}
