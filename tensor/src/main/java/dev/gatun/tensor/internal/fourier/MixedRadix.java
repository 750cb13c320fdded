package dev.gatun.tensor.internal.fourier;

import java.util.ArrayList;
import java.util.List;

/**
 * The fast transform of lengths without large prime factors: Stockham's variant of that of Cooley
 * and Tukey, which sorts on the way and needs no reversal of bits (Cochran et al., "What is the
 * fast Fourier transform?", 1967). Radix 4 and 2, and one pass for each odd prime.
 */
final class MixedRadix implements Plan {
  private static final int LARGEST_PRIME = 31;

  private final int n;
  private final int[] radices;
  private final Roots roots;

  MixedRadix(int n) {
    this.n = n;
    this.radices = radices(n);
    this.roots = new Roots(n);
  }

  /** Tells whether a pass for each prime factor is fast. */
  static boolean fits(int n) {
    int rest = n;
    for (int p = 2; p <= LARGEST_PRIME; p++) while (rest % p == 0) rest /= p;
    return rest == 1;
  }

  private static int[] radices(int n) {
    List<Integer> list = new ArrayList<>();
    int rest = n;
    for (int p = 3; rest > 1 && p <= LARGEST_PRIME; p += 2) {
      for (; rest % p == 0; rest /= p) list.add(p);
    }
    for (; rest % 4 == 0; rest /= 4) list.add(4);
    if (rest == 2) list.add(2);
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public void forward(double[] re, double[] im, int lanes) {
    int length = n * lanes;
    double[] xr = re;
    double[] xi = im;
    double[] yr = new double[length];
    double[] yi = new double[length];
    int m = n;
    int stride = lanes;
    for (int radix : radices) {
      m /= radix;
      new Pass(roots, n / (m * radix), m, stride, xr, xi, yr, yi).run(radix);
      stride *= radix;
      double[] r = xr;
      double[] i = xi;
      xr = yr;
      xi = yi;
      yr = r;
      yi = i;
    }
    if (radices.length % 2 != 0) {
      System.arraycopy(xr, 0, re, 0, length);
      System.arraycopy(xi, 0, im, 0, length);
    }
  }
}
