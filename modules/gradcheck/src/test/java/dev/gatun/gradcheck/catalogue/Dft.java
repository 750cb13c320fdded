package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.catalogue.SpectralRows.Along;
import dev.gatun.tensor.FftNorm;

/** The discrete Fourier transform by its definition, on grids whose last axis holds pairs. */
final class Dft {
  private Dft() {}

  static Grid of(Grid x, int dim, boolean inverse, double scale) {
    int n = x.size(dim);
    int pair = x.rank() - 1;
    return Grid.fill(
        x.shape(),
        i -> {
          double sum = 0;
          for (int j = 0; j < n; j++) {
            double angle = (inverse ? 2 : -2) * Math.PI * ((long) j * i[dim] % n) / n;
            int[] at = i.clone();
            at[dim] = j;
            double re = x.at(at, pair, 0);
            double im = x.at(at, pair, 1);
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            sum += i[pair] == 0 ? re * cos - im * sin : re * sin + im * cos;
          }
          return sum * scale;
        });
  }

  static double scale(FftNorm norm, double n, boolean inverse) {
    return switch (norm) {
      case BACKWARD -> inverse ? 1 / n : 1;
      case ORTHO -> 1 / Math.sqrt(n);
      case FORWARD -> inverse ? 1 : 1 / n;
    };
  }

  static Grid along(Grid x, Along p, boolean inverse) {
    int d = p.dim(x.shape().without(-1));
    int n = p.points(x.size(d));
    return of(resized(x, d, n), d, inverse, scale(p.norm(), n, inverse));
  }

  static Grid ofReal(Grid x, Along p) {
    int d = p.dim(x.shape());
    int n = p.points(x.size(d));
    Grid whole = of(resized(complex(x), d, n), d, false, scale(p.norm(), n, false));
    return resized(whole, d, n / 2 + 1);
  }

  static Grid toReal(Grid x, Along p) {
    int d = p.dim(x.shape().without(-1));
    int n = p.points(2L * (x.size(d) - 1));
    return part(of(mirrored(x, d, n), d, true, scale(p.norm(), n, true)), 0);
  }

  /** Returns n elements of which the second half are the conjugates of the first. */
  static Grid mirrored(Grid x, int dim, int n) {
    Grid half = resized(x, dim, n / 2 + 1);
    int pair = x.rank() - 1;
    return Grid.fill(
        x.shape().with(dim, n),
        i -> i[dim] <= n / 2 ? half.at(i) : (i[pair] == 0 ? 1 : -1) * half.at(i, dim, n - i[dim]));
  }

  static Grid complex(Grid x) {
    int rank = x.rank();
    return Grid.fill(
        x.shape().inserted(rank, 2),
        i -> i[rank] == 0 ? x.at(java.util.Arrays.copyOf(i, rank)) : 0);
  }

  /** Returns the real or imaginary parts. */
  static Grid part(Grid x, int which) {
    int rank = x.rank();
    return Grid.fill(
        x.shape().without(-1), i -> x.at(java.util.Arrays.copyOf(i, rank), rank - 1, which));
  }

  static Grid resized(Grid x, int dim, int n) {
    return Grid.fill(x.shape().with(dim, n), i -> i[dim] < x.size(dim) ? x.at(i) : 0);
  }
}
