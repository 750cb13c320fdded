package dev.gatun.tensor;

/** Elements at a part of the way through a sorted line. */
final class Quantiles {
  private Quantiles() {}

  static <T extends Algebra<T>> T of(
      T x, double q, int dim, boolean keepDim, Interpolation between, boolean skipNaN) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("quantile: q is " + q + ", expected a number from 0 to 1");
    }
    long n = Medians.count("quantile", x.shape(), dim);
    T sorted = x.sort(dim, false).values();
    T numbers = Medians.numbers(x, dim);
    T last =
        skipNaN
            ? numbers.sub(1).maximum(0)
            : numbers.filled((double) n - 1).broadcastTo(numbers.shape());
    T place = place(last.to(DType.F64).mul(q), between);
    T value = between(sorted, dim, place, x.dtype());
    T missing = numbers.ne((double) n);
    T result = skipNaN ? value : value.maskedFill(missing, Double.NaN);
    return keepDim ? result : result.squeeze(dim);
  }

  private static <T extends Algebra<T>> T place(T exact, Interpolation between) {
    return switch (between) {
      case LINEAR -> exact;
      case LOWER -> exact.floor();
      case HIGHER -> exact.ceil();
      case NEAREST -> exact.round();
      case MIDPOINT -> exact.floor().add(exact.ceil()).mul(0.5);
    };
  }

  private static <T extends Algebra<T>> T between(T sorted, int dim, T place, DType type) {
    T low = place.floor();
    T lower = sorted.gather(dim, low.to(DType.I64));
    T higher = sorted.gather(dim, place.ceil().to(DType.I64));
    T weight = place.sub(low).to(type);
    return lower.add(higher.sub(lower).mul(weight).maskedFill(weight.eq(0), 0));
  }
}
