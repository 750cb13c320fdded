package dev.gatun.tensor;

/** The counting behind medians and modes. */
final class Medians {
  private Medians() {}

  /** Returns the size of a dimension, which must not be 0. */
  static long count(String what, Shape shape, int dim) {
    long n = shape.size(dim);
    if (n > 0) return n;
    throw new IllegalArgumentException(
        what + " along dimension " + dim + " of " + shape + ": of no elements there is none");
  }

  /** Returns the place in the middle of a dimension, of two the first. */
  static long middle(String what, Shape shape, int dim) {
    return (count(what, shape, dim) - 1) / 2;
  }

  /** Returns how many elements along a dimension, which stays, are not NaN; i64. */
  static <T extends Algebra<T>> T numbers(T x, int dim) {
    return x.detach().isNan().logicalNot().to(DType.I64).sum(dim, true);
  }

  /** Returns half of each whole number, rounded down. */
  static <T extends Algebra<T>> T half(T x) {
    return x.to(DType.F64).mul(0.5).floor().to(DType.I64);
  }

  /** Returns {@code value}, whose gradient all elements of x equal to it share. */
  static <T extends Algebra<T>> T shared(T x, T value) {
    T known = x.detach();
    T equal = known.eq(value).logicalOr(known.isNan().logicalAnd(value.isNan()));
    T excess = x.sub(known).where(equal, x.filled(0));
    T count = equal.to(DType.I64).sum();
    return value.add(excess.sum().div(count.to(x.dtype())));
  }

  /** Returns how many elements equal to it precede each element of a sorted line, and itself. */
  static <T extends Algebra<T>> T runLengths(T sorted, int dim) {
    long n = sorted.shape().size(dim);
    T position = sorted.filled(1).to(DType.I64).broadcastTo(sorted.shape()).cumsum(dim);
    if (n == 1) return position;
    T changes = sorted.narrow(dim, 1, n - 1).ne(sorted.narrow(dim, 0, n - 1)).to(DType.I64);
    T starts = changes.mul(position.narrow(dim, 0, n - 1)).cummax(dim).values();
    long[] one = new long[sorted.shape().rank()];
    one[dim] = 1;
    return position.sub(starts.pad(one, new long[one.length], 0));
  }
}
