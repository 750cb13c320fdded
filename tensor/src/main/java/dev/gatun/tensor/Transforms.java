package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fourier transforms of real and complex numbers, composed of the complex one along a dimension.
 */
final class Transforms {
  private Transforms() {}

  static <T extends Algebra<T>> T complex(
      String name, T x, long n, int dim, FftNorm norm, boolean inverse) {
    int d = ComplexShapes.dimension(ComplexShapes.checked(name, x).shape(), dim);
    long points = ComplexShapes.points(name, n, x.shape().size(d));
    double scale = norm.scale((double) points, inverse);
    return ComplexShapes.resized(x, d, points)
        .apply(new Spectral.FourierTransform(d, inverse, scale));
  }

  static <T extends Algebra<T>> T complex(
      String name, T x, long[] s, int[] dims, FftNorm norm, boolean inverse) {
    Shape shape = ComplexShapes.checked(name, x).shape().without(-1);
    return along(name, x, ComplexShapes.sizes(name, shape, s, dims), norm, inverse);
  }

  private static <T extends Algebra<T>> T along(
      String name, T x, ComplexShapes.Sizes sizes, FftNorm norm, boolean inverse) {
    T y = x;
    for (int i = sizes.dims().size() - 1; i >= 0; i--) {
      y = complex(name, y, sizes.points().get(i), sizes.dims().get(i), norm, inverse);
    }
    return y;
  }

  static <T extends Algebra<T>> T ofReal(T x, long n, int dim, FftNorm norm) {
    int d = x.shape().dimension(dim);
    long points = ComplexShapes.points("rfft", n, x.shape().size(d));
    T whole = ComplexShapes.resized(x, d, points).asComplex();
    double scale = norm.scale((double) points, false);
    return whole.apply(new Spectral.FourierTransform(d, false, scale)).narrow(d, 0, points / 2 + 1);
  }

  static <T extends Algebra<T>> T ofReal(T x, long[] s, int[] dims, FftNorm norm) {
    var sizes = ComplexShapes.sizes("rfftn", x.shape(), s, dims);
    int last = lastOf("rfftn", sizes);
    T half = ofReal(x, sizes.points().get(last), sizes.dims().get(last), norm);
    return along("rfftn", half, allBut(sizes, last), norm, false);
  }

  /**
   * The other half of the spectrum is the conjugate of this one, so its inverse transform has the
   * same real part: count what has a conjugate twice, and leave the other half zero.
   */
  static <T extends Algebra<T>> T toReal(T x, long n, int dim, FftNorm norm) {
    int d = ComplexShapes.dimension(ComplexShapes.checked("irfft", x).shape(), dim);
    long points = ComplexShapes.points("irfft", n, 2 * (x.shape().size(d) - 1));
    T half = ComplexShapes.resized(x, d, points / 2 + 1);
    T whole = ComplexShapes.resized(doubled(half, d, points), d, points);
    double scale = norm.scale((double) points, true);
    return whole.apply(new Spectral.FourierTransform(d, true, scale)).real();
  }

  private static <T extends Algebra<T>> T doubled(T half, int d, long points) {
    long pairs = (points - 1) / 2;
    List<T> parts = new ArrayList<>(List.of(half.narrow(d, 0, 1)));
    if (pairs > 0) parts.add(half.narrow(d, 1, pairs).mul(2));
    if (points % 2 == 0) parts.add(half.narrow(d, points / 2, 1));
    return Algebra.cat(parts, d);
  }

  static <T extends Algebra<T>> T toReal(T x, long[] s, int[] dims, FftNorm norm) {
    Shape shape = ComplexShapes.checked("irfftn", x).shape().without(-1);
    var sizes = ComplexShapes.sizes("irfftn", shape, s, dims);
    int last = lastOf("irfftn", sizes);
    T y = along("irfftn", x, allBut(sizes, last), norm, true);
    return toReal(y, sizes.points().get(last), sizes.dims().get(last), norm);
  }

  private static int lastOf(String name, ComplexShapes.Sizes sizes) {
    if (sizes.dims().size() > 0) return sizes.dims().size() - 1;
    throw new IllegalArgumentException(name + ": of no dimensions; expected one or more");
  }

  private static ComplexShapes.Sizes allBut(ComplexShapes.Sizes sizes, int last) {
    return new ComplexShapes.Sizes(sizes.dims().subList(0, last), sizes.points().subList(0, last));
  }

  static <T extends Algebra<T>> T rolled(T x, int[] dims, boolean back) {
    T y = x;
    for (int d : dims.length > 0 ? dims : IntStream.range(0, x.shape().rank()).toArray()) {
      long n = y.shape().size(d);
      y = y.roll(back ? -(n / 2) : n / 2, d);
    }
    return y;
  }
}
