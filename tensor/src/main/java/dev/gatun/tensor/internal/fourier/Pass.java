package dev.gatun.tensor.internal.fourier;

/**
 * One pass of a transform. For each {@code p < m} and {@code q < stride} it takes the elements
 * {@code q + stride (p + k m)}, k from 0 to below the radix, transforms them, turns result j by the
 * root number {@code p j step}, and puts it at {@code q + stride (radix p + j)}.
 */
final class Pass {
  private final Roots roots;
  private final int step;
  private final int m;
  private final int stride;
  private final double[] xr;
  private final double[] xi;
  private final double[] yr;
  private final double[] yi;

  Pass(
      Roots roots,
      int step,
      int m,
      int stride,
      double[] xr,
      double[] xi,
      double[] yr,
      double[] yi) {
    this.roots = roots;
    this.step = step;
    this.m = m;
    this.stride = stride;
    this.xr = xr;
    this.xi = xi;
    this.yr = yr;
    this.yi = yi;
  }

  void run(int radix) {
    for (int p = 0; p < m; p++) {
      switch (radix) {
        case 2 -> two(p);
        case 4 -> four(p);
        default -> odd(p, radix);
      }
    }
  }

  private void two(int p) {
    double wr = roots.re(p * step);
    double wi = roots.im(p * step);
    int a = stride * p;
    int b = a + stride * m;
    int to = 2 * a;
    for (int q = 0; q < stride; q++) {
      double ur = xr[a + q];
      double ui = xi[a + q];
      double vr = xr[b + q];
      double vi = xi[b + q];
      yr[to + q] = ur + vr;
      yi[to + q] = ui + vi;
      turned(to + stride + q, ur - vr, ui - vi, wr, wi);
    }
  }

  private void four(int p) {
    int one = p * step;
    double w1r = roots.re(one);
    double w1i = roots.im(one);
    double w2r = roots.re(2 * one);
    double w2i = roots.im(2 * one);
    double w3r = roots.re(3 * one);
    double w3i = roots.im(3 * one);
    int a = stride * p;
    int quarter = stride * m;
    int to = 4 * a;
    for (int q = 0; q < stride; q++, a++, to++) {
      double sr = xr[a] + xr[a + 2 * quarter];
      double si = xi[a] + xi[a + 2 * quarter];
      double dr = xr[a] - xr[a + 2 * quarter];
      double di = xi[a] - xi[a + 2 * quarter];
      double tr = xr[a + quarter] + xr[a + 3 * quarter];
      double ti = xi[a + quarter] + xi[a + 3 * quarter];
      double er = xr[a + quarter] - xr[a + 3 * quarter];
      double ei = xi[a + quarter] - xi[a + 3 * quarter];
      yr[to] = sr + tr;
      yi[to] = si + ti;
      turned(to + stride, dr + ei, di - er, w1r, w1i);
      turned(to + 2 * stride, sr - tr, si - ti, w2r, w2i);
      turned(to + 3 * stride, dr - ei, di + er, w3r, w3i);
    }
  }

  /** Results j and radix - j share the sums and differences of elements k and radix - k. */
  private void odd(int p, int radix) {
    int half = radix / 2;
    int part = stride * m;
    int whole = step * m;
    double[] sums = new double[4 * half];
    for (int q = 0; q < stride; q++) {
      int a = stride * p + q;
      int to = stride * radix * p + q;
      double zr = xr[a];
      double zi = xi[a];
      for (int k = 0; k < half; k++) {
        int u = a + (k + 1) * part;
        int v = a + (radix - 1 - k) * part;
        sums[4 * k] = xr[u] + xr[v];
        sums[4 * k + 1] = xi[u] + xi[v];
        sums[4 * k + 2] = xr[u] - xr[v];
        sums[4 * k + 3] = xi[u] - xi[v];
        zr += sums[4 * k];
        zi += sums[4 * k + 1];
      }
      yr[to] = zr;
      yi[to] = zi;
      for (int j = 1; j <= half; j++) pair(p, radix, j, whole, sums, xr[a], xi[a], to);
    }
  }

  private void pair(
      int p, int radix, int j, int whole, double[] sums, double ar, double ai, int to) {
    double mr = ar;
    double mi = ai;
    double vr = 0;
    double vi = 0;
    for (int k = 0, turn = j; 4 * k < sums.length; k++, turn = (turn + j) % radix) {
      double cos = roots.re(turn * whole);
      double sin = -roots.im(turn * whole);
      mr += cos * sums[4 * k];
      mi += cos * sums[4 * k + 1];
      vr += sin * sums[4 * k + 2];
      vi += sin * sums[4 * k + 3];
    }
    int first = p * j * step;
    int second = p * (radix - j) * step;
    turned(to + j * stride, mr + vi, mi - vr, roots.re(first), roots.im(first));
    int at = to + (radix - j) * stride;
    turned(at, mr - vi, mi + vr, roots.re(second), roots.im(second));
  }

  private void turned(int at, double r, double i, double wr, double wi) {
    yr[at] = r * wr - i * wi;
    yi[at] = r * wi + i * wr;
  }
}
