package dev.gatun.tensor.internal.fourier;

/**
 * The transform of any length n as a convolution, which transforms of a power of two compute
 * (Bluestein, "A linear filtering approach to the computation of discrete Fourier transform",
 * 1970): since {@code 2 j k = j^2 + k^2 - (k - j)^2}, it is the convolution of {@code x_j w_j} with
 * the conjugates of w, times {@code w_k}, where {@code w_k = e^(-pi i k^2 / n)}.
 */
final class Bluestein implements Plan {
  private final int n;
  private final int m;
  private final MixedRadix inner;
  private final double[] wr;
  private final double[] wi;
  private final double[] filterRe;
  private final double[] filterIm;

  Bluestein(int n) {
    this.n = n;
    this.m = Integer.highestOneBit(2 * n - 2) * 2;
    this.inner = new MixedRadix(m);
    this.wr = new double[n];
    this.wi = new double[n];
    this.filterRe = new double[m];
    this.filterIm = new double[m];
    var roots = new Roots(2 * n);
    for (int k = 0; k < n; k++) {
      int square = (int) ((long) k * k % (2L * n));
      wr[k] = roots.re(square);
      wi[k] = roots.im(square);
      filter(k, wr[k], -wi[k]);
    }
    inner.forward(filterRe, filterIm, 1);
  }

  private void filter(int k, double re, double im) {
    filterRe[k] = re / m;
    filterIm[k] = im / m;
    if (k > 0) {
      filterRe[m - k] = re / m;
      filterIm[m - k] = im / m;
    }
  }

  @Override
  public void forward(double[] re, double[] im, int lanes) {
    double[] ar = new double[m * lanes];
    double[] ai = new double[m * lanes];
    for (int k = 0; k < n; k++) multiply(re, im, k, lanes, wr[k], wi[k], ar, ai);
    inner.forward(ar, ai, lanes);
    for (int k = 0; k < m; k++) multiply(ar, ai, k, lanes, filterRe[k], filterIm[k], ar, ai);
    inner.forward(ai, ar, lanes);
    for (int k = 0; k < n; k++) multiply(ar, ai, k, lanes, wr[k], wi[k], re, im);
  }

  /** Multiplies element k of all sequences by a number. */
  private static void multiply(
      double[] xr, double[] xi, int k, int lanes, double wr, double wi, double[] yr, double[] yi) {
    for (int i = k * lanes; i < (k + 1) * lanes; i++) {
      double r = xr[i] * wr - xi[i] * wi;
      double s = xr[i] * wi + xi[i] * wr;
      yr[i] = r;
      yi[i] = s;
    }
  }
}
