package dev.gatun.tensor.internal.winograd;

/**
 * The product in plain Java, with panels as wide as any vector kernel's.
 *
 * @param panel the columns of a panel
 * @param step the distance between a row's elements in the left operand
 * @param adds whether sums begin with what the result holds
 */
record ScalarValueProduct(int panel, int step, boolean adds) implements ValueProduct {
  @Override
  public void run(
      Object a,
      int aPoint,
      int aRow,
      Object b,
      int bPanel,
      int panels,
      Object c,
      int cAt,
      int cPoint,
      int rows,
      int n) {
    for (int t = 0; t < TileCorrelation.POINTS * panels; t++) {
      for (int m = 0; m < rows; m++) {
        int at = t / panels * aPoint + (step == 1 ? m * aRow : m / step * aRow + m % step);
        int to = cAt + t / panels * cPoint + (m * panels + t % panels) * panel;
        if (a instanceof float[] x) row(x, at, (float[]) b, t * bPanel, (float[]) c, to, n);
        else row((double[]) a, at, (double[]) b, t * bPanel, (double[]) c, to, n);
      }
    }
  }

  private void row(float[] a, int at, float[] b, int bAt, float[] c, int to, int n) {
    if (!adds) java.util.Arrays.fill(c, to, to + panel, 0f);
    for (int k = 0; k < n; k++) {
      float x = a[at + k * step];
      for (int j = 0; j < panel; j++) c[to + j] = Math.fma(x, b[bAt + k * panel + j], c[to + j]);
    }
  }

  private void row(double[] a, int at, double[] b, int bAt, double[] c, int to, int n) {
    if (!adds) java.util.Arrays.fill(c, to, to + panel, 0.0);
    for (int k = 0; k < n; k++) {
      double x = a[at + k * step];
      for (int j = 0; j < panel; j++) c[to + j] = Math.fma(x, b[bAt + k * panel + j], c[to + j]);
    }
  }
}
