package dev.gatun.tensor;

import java.util.List;

/**
 * Functions along one dimension whose every element combines those up to it. Negative dimensions
 * count from the end.
 *
 * @param <T> the type that has these methods
 */
public interface Cumulative<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns the running product along dimension {@code dim}. Its gradient is exact where elements
   * are zero too.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  default T cumprod(int dim) {
    return apply(new Cumulation.CumProd(shape().dimension(dim)));
  }

  /**
   * Returns the logarithm of the running sum of {@code e^x} along dimension {@code dim}, without
   * overflow.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  default T logcumsumexp(int dim) {
    return apply(new Cumulation.LogCumSumExp(shape().dimension(dim)));
  }

  /**
   * Returns the largest element so far along dimension {@code dim}, and where it is: of equals the
   * last. NaN stays from where it occurs.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  default Located<T> cummax(int dim) {
    var op = new Locating.CumExtreme(shape().dimension(dim), true);
    return Located.of(applyAll(op, List.of()));
  }

  /**
   * Returns the smallest element so far along dimension {@code dim}, and where it is: of equals the
   * last. NaN stays from where it occurs.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  default Located<T> cummin(int dim) {
    var op = new Locating.CumExtreme(shape().dimension(dim), false);
    return Located.of(applyAll(op, List.of()));
  }

  /**
   * Returns the linear recurrence {@code y[i] = factors[i] y[i - 1] + x[i]} along dimension {@code
   * dim}, where x is this value and {@code y[0] = x[0]}: discounted sums, exponential averages,
   * state-space models. Factors broadcast.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default T recurrence(T factors, int dim) {
    Shape shape = Shape.broadcast(shape(), factors.shape());
    int d = shape.dimension(dim);
    return factors
        .broadcastTo(shape)
        .apply(new Cumulation.Recurrence(d, false), self().broadcastTo(shape));
  }

  /**
   * Returns the differences of neighbours along dimension {@code dim}, taken {@code n} times; each
   * time the dimension loses an element.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if n is negative
   */
  default T diff(int n, int dim) {
    if (n < 0) throw new IllegalArgumentException("diff: n is " + n + ", expected 0 or more");
    int d = shape().dimension(dim);
    T y = self();
    for (int i = 0; i < n && y.shape().size(d) > 0; i++) {
      long size = y.shape().size(d);
      T next = y.narrow(d, 1, size - 1);
      T here = y.narrow(d, 0, size - 1);
      y = dtype() == DType.BOOL ? next.logicalXor(here) : next.sub(here);
    }
    return y;
  }
}
