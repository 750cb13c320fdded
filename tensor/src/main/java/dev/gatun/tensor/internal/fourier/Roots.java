package dev.gatun.tensor.internal.fourier;

/**
 * The roots of unity {@code e^(-2 pi i k / n)}. Each is computed from an angle of at most 45
 * degrees, so that it is right to an ulp, and that roots which are equal but for signs have the
 * same bits.
 */
final class Roots {
  private static final double EIGHTH = Math.PI / 4;

  private final double[] re;
  private final double[] im;

  Roots(int n) {
    re = new double[n];
    im = new double[n];
    for (int k = 0; k < n; k++) set(k, n);
  }

  private void set(int k, int n) {
    long eighths = 8L * k;
    int octant = (int) (eighths / n);
    long rest = eighths % n;
    double angle = EIGHTH * ((octant & 1) == 0 ? rest : n - rest) / n;
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    boolean swapped = ((octant + 1) & 2) != 0;
    double x = swapped ? sin : cos;
    double y = swapped ? cos : sin;
    re[k] = octant >= 2 && octant < 6 ? -x : x;
    im[k] = octant < 4 ? -y : y;
  }

  double re(int k) {
    return re[k];
  }

  double im(int k) {
    return im[k];
  }
}
