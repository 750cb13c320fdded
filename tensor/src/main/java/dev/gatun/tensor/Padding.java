package dev.gatun.tensor;

/**
 * Functions that add elements around a tensor. Paddings are pairs of numbers, before and after,
 * from the last dimension on backwards: {@code (left, right, top, bottom, ...)}. Negative ones take
 * elements away.
 *
 * @param <T> the type that has these methods
 */
public interface Padding<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns this value with {@code padding} elements around its last dimensions, zeros for {@link
   * PadMode#CONSTANT}.
   *
   * @throws IllegalArgumentException if there are not two numbers for each of some dimensions, or
   *     there is not enough to reflect or to go round
   */
  default T pad(PadMode mode, long... padding) {
    if (mode == PadMode.CONSTANT) return constantPad(0, padding);
    Padded.check(shape(), padding);
    T y = self();
    for (int i = 0; i < padding.length / 2; i++) {
      int d = shape().rank() - 1 - i;
      long[] from = Padded.sources(mode, d, shape().size(d), padding[2 * i], padding[2 * i + 1]);
      if (from != null) y = y.indexSelect(d, self().lifted(Tensor.of(from)));
    }
    return y;
  }

  /**
   * Returns this value with {@code padding} elements of {@code value} around its last dimensions.
   *
   * @throws IllegalArgumentException if there are not two numbers for each of some dimensions
   */
  default T constantPad(double value, long... padding) {
    Padded.check(shape(), padding);
    int rank = shape().rank();
    long[] before = new long[rank];
    long[] after = new long[rank];
    for (int i = 0; i < padding.length / 2; i++) {
      before[rank - 1 - i] = padding[2 * i];
      after[rank - 1 - i] = padding[2 * i + 1];
    }
    return self().pad(before, after, value);
  }
}
