package dev.gatun.tensor;

/**
 * Sums of products, elementwise. Operands broadcast.
 *
 * @param <T> the type that has these methods
 */
public interface Blends<T extends Elementwise<T>> extends Operand<T> {
  /** Returns {@code x + weight (end - x)}: from here to {@code end}, the part weight of the way. */
  default T lerp(T end, double weight) {
    return self().add(end.sub(self()).mul(weight));
  }

  /** Returns {@code x + weight (end - x)}: from here to {@code end}, the part weight of the way. */
  default T lerp(T end, T weight) {
    return self().add(end.sub(self()).mul(weight));
  }

  /** Returns {@code x + value a b}. */
  default T addcmul(T a, T b, double value) {
    return self().add(a.mul(b).mul(value));
  }

  /** Returns {@code x + value a / b}. */
  default T addcdiv(T a, T b, double value) {
    return self().add(a.div(b).mul(value));
  }
}
