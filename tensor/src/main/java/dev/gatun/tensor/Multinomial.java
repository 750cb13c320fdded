package dev.gatun.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Draws numbers with probabilities in proportion to weights. */
final class Multinomial {
  private Multinomial() {}

  /**
   * Draws {@code count} numbers for each row of weights {@code (n)} or {@code (m, n)}. With
   * replacement, uniform numbers are looked up in the running sums. Without, the numbers with the
   * smallest {@code -log(u) / weight} win (Efraimidis and Spirakis, "Weighted random sampling with
   * a reservoir", 2006).
   */
  static Tensor draw(Generator generator, Tensor weights, int count, boolean replacement) {
    check(weights, count, replacement);
    int n = Math.toIntExact(weights.shape().size(-1));
    int rows = n == 0 ? 0 : Math.toIntExact(weights.shape().count() / n);
    double[] all = weights.toDoubleArray();
    long perRow = replacement ? count : n;
    double[] u = generator.uniform(Shape.of(rows, perRow), 0, 1, DType.F64).toDoubleArray();
    long[] drawn = new long[rows * count];
    for (int r = 0; r < rows; r++) {
      double[] w = Arrays.copyOfRange(all, r * n, (r + 1) * n);
      double[] own = Arrays.copyOfRange(u, (int) (r * perRow), (int) ((r + 1) * perRow));
      checkRow(w, r, count, replacement);
      long[] row = replacement ? lookUp(w, own) : race(w, own, count);
      System.arraycopy(row, 0, drawn, r * count, count);
    }
    return Tensor.of(drawn, weights.shape().with(-1, count));
  }

  private static void check(Tensor weights, int count, boolean replacement) {
    int rank = weights.shape().rank();
    if (!weights.dtype().isFloat() || rank < 1 || rank > 2) {
      throw new IllegalArgumentException(
          "multinomial: the weights are "
              + weights.dtype()
              + weights.shape()
              + ", expected floating-point numbers of shape (n) or (m, n)");
    }
    long n = weights.shape().size(-1);
    if (count < 1 || n == 0 || (!replacement && count > n)) {
      throw new IllegalArgumentException(
          "multinomial: "
              + count
              + " numbers of "
              + n
              + "; expected 1 or more, and without replacement not more than there are");
    }
  }

  private static void checkRow(double[] w, int row, int count, boolean replacement) {
    int positive = 0;
    double sum = 0;
    for (double v : w) {
      sum += v;
      if (v > 0) positive++;
      if (!(v >= 0)) sum = Double.NaN;
    }
    if (!(sum > 0) || Double.isInfinite(sum) || (!replacement && positive < count)) {
      throw new IllegalArgumentException(
          "multinomial: the weights of row "
              + row
              + " have the sum "
              + sum
              + " and "
              + positive
              + " of them are positive; expected finite numbers of 0 or more, one of them"
              + " positive, and without replacement as many positive ones as are drawn");
    }
  }

  private static long[] lookUp(double[] w, double[] u) {
    double[] sums = new double[w.length];
    double sum = 0;
    int last = 0;
    for (int i = 0; i < w.length; i++) {
      sum += w[i];
      sums[i] = sum;
      if (w[i] > 0) last = i;
    }
    long[] drawn = new long[u.length];
    for (int k = 0; k < u.length; k++) drawn[k] = Math.min(last, firstAbove(sums, u[k] * sum));
    return drawn;
  }

  private static int firstAbove(double[] sums, double v) {
    int low = 0;
    int high = sums.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle] > v) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private static long[] race(double[] w, double[] u, int count) {
    double[] time = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      time[i] = w[i] > 0 ? -StrictMath.log1p(-u[i]) / w[i] : Double.POSITIVE_INFINITY;
    }
    return IntStream.range(0, w.length)
        .boxed()
        .filter(i -> w[i] > 0)
        .sorted((i, k) -> Double.compare(time[i], time[k]))
        .limit(count)
        .mapToLong(Integer::longValue)
        .toArray();
  }
}
