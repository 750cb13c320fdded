package dev.gatun.tensor.internal.factor;

/** Completes orthonormal vectors to a larger set of them. */
final class Completion {
  private Completion() {}

  /**
   * Returns {@code count} orthonormal rows of m elements, of which the first {@code known} are
   * those of {@code rows}.
   */
  static double[] rows(double[] rows, int known, int count, int m) {
    double[] columns = new double[m * known];
    for (int j = 0; j < known; j++) {
      for (int i = 0; i < m; i++) columns[i * known + j] = rows[j * m + i];
    }
    double[] q = Rows.transpose(new HouseholderQr(columns, m, known).q(count), m, count);
    System.arraycopy(rows, 0, q, 0, known * m);
    return q;
  }
}
