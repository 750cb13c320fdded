package dev.gatun.tensor;

/**
 * Distances, moments of several variables, and integrals of samples.
 *
 * @param <T> the type that has these methods
 */
public interface Estimates<T extends Algebra<T>> extends Host<T> {
  /** Returns the norm of order {@code p} of all elements of {@code a - b}, which broadcast. */
  default T dist(T b, double p) {
    return self().sub(b).norm(p);
  }

  /**
   * Returns the covariances of the rows of {@code (variables, observations)}; of a vector its
   * variance.
   *
   * @param correction 1 for the unbiased estimate, 0 for that of the observations themselves
   * @throws IllegalArgumentException if there are more than two dimensions
   */
  default T cov(int correction) {
    if (shape().rank() > 2) {
      throw new IllegalArgumentException(
          "cov: " + shape() + ", expected (variables, observations) or a vector");
    }
    T rows = shape().rank() < 2 ? self().reshape(1, -1) : self();
    T centered = rows.sub(rows.mean(1, true));
    double n = Math.max(0, rows.shape().size(1) - correction);
    T products = centered.matmul(centered.transpose()).div(n);
    return shape().rank() < 2 ? products.reshape() : products;
  }

  /** Returns the correlations of the rows of {@code (variables, observations)}, from -1 to 1. */
  default T corrcoef() {
    T c = cov(1);
    if (c.shape().rank() == 0) return c.div(c);
    T deviation = c.diagonal(0, 0, 1).sqrt();
    return c.div(deviation.unsqueeze(1)).div(deviation.unsqueeze(0)).clamp(-1, 1);
  }

  /** Returns the integral along {@code dim} by trapezoids, samples being {@code dx} apart. */
  default T trapezoid(double dx, int dim) {
    int d = shape().dimension(dim);
    return sums(d).sum(d, false).mul(dx / 2);
  }

  /**
   * Returns the integral along {@code dim} by trapezoids.
   *
   * @param x where the samples are: a vector, or as many dimensions as the samples have
   */
  default T trapezoid(T x, int dim) {
    int d = shape().dimension(dim);
    return sums(d).mul(widths(x, d)).sum(d, false).div(2);
  }

  /** Returns the integrals along {@code dim} up to each sample but the first. */
  default T cumulativeTrapezoid(double dx, int dim) {
    int d = shape().dimension(dim);
    return sums(d).cumsum(d).mul(dx / 2);
  }

  /** Returns the integrals along {@code dim} up to each sample but the first, which are at x. */
  default T cumulativeTrapezoid(T x, int dim) {
    int d = shape().dimension(dim);
    return sums(d).mul(widths(x, d)).cumsum(d).div(2);
  }

  /** Returns the sums of neighbours. */
  private T sums(int dim) {
    long n = Math.max(0, shape().size(dim) - 1);
    if (n == 0) return self().narrow(dim, 0, 0);
    return self().narrow(dim, 0, n).add(self().narrow(dim, 1, n));
  }

  private T widths(T x, int dim) {
    if (x.shape().rank() != 1) return x.diff(1, dim);
    long[] sizes = new long[shape().rank()];
    java.util.Arrays.fill(sizes, 1);
    sizes[dim] = x.shape().count();
    return x.reshape(sizes).diff(1, dim);
  }
}
