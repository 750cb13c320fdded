package dev.gatun.tensor.internal.random;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;

/**
 * Fills memory with random numbers. Element i, counted in row-major order whatever the layout, is a
 * function of the seed, the stream and i: the same on any number of threads and any machine.
 */
public final class RandomFills {
  private RandomFills() {}

  /**
   * Fills an F32 or F64 view with numbers from {@code low} to below {@code high}, {@code low + u
   * (high - low)}, where u is {@link Philox#uniformFloat} or {@link Philox#uniform} number i.
   *
   * @throws IllegalArgumentException if {@code low > high}, or the span is not finite
   */
  public static void uniform(View to, long seed, long stream, double low, double high) {
    boolean single = to.dtype() == DType.F32;
    double span = single ? (float) high - (float) low : high - low;
    if (!(span >= 0) || Double.isInfinite(span)) {
      throw new IllegalArgumentException(
          "uniform: low is " + low + ", high is " + high + ": expected finite low <= high");
    }
    if (single) uniformFloats(to, seed, stream, (float) low, (float) high);
    else uniformDoubles(to, seed, stream, low, high);
  }

  private static void uniformFloats(View to, long seed, long stream, float low, float high) {
    float span = high - low;
    float last = Math.max(low, Math.nextDown(high));
    Filling.run(
        to,
        DType.F32,
        new Filling.Source(seed, stream, 1),
        (words, n, first, segment, at) -> {
          for (int i = 0; i < n; i++) {
            float v = Math.min(last, Math.fma(Philox.toFloat(words[i]), span, low));
            segment.set(JAVA_FLOAT_UNALIGNED, at + 4L * i, v);
          }
        });
  }

  private static void uniformDoubles(View to, long seed, long stream, double low, double high) {
    double span = high - low;
    double last = Math.max(low, Math.nextDown(high));
    Filling.run(
        to,
        DType.F64,
        new Filling.Source(seed, stream, 2),
        (words, n, first, segment, at) -> {
          for (int i = 0; i < n; i++) {
            double u = Philox.toDouble(words[2 * i], words[2 * i + 1]);
            double v = Math.min(last, Math.fma(u, span, low));
            segment.set(JAVA_DOUBLE_UNALIGNED, at + 8L * i, v);
          }
        });
  }

  /**
   * Fills an F32 or F64 view with normally distributed numbers. Two neighbours, 2k and 2k + 1, come
   * from the two uniform numbers of their words by {@link Normal}.
   */
  public static void normal(View to, long seed, long stream, double mean, double std) {
    if (to.dtype() == DType.F32) {
      var source = new Filling.Source(seed, stream, 1);
      Filling.run(to, DType.F32, source, (w, n, i, m, at) -> Normal.floats(w, n, mean, std, m, at));
    } else {
      var source = new Filling.Source(seed, stream, 2);
      Filling.run(
          to, DType.F64, source, (w, n, i, m, at) -> Normal.doubles(w, n, mean, std, m, at));
    }
  }

  /**
   * Fills a BOOL view with true of probability {@code p}: where word i, as an unsigned number, is
   * below {@code p 2^32}.
   *
   * @throws IllegalArgumentException if {@code p} is not from 0 to 1
   */
  public static void bernoulli(View toBool, long seed, long stream, double p) {
    long below = Probability.threshold("bernoulli", p);
    Filling.run(
        toBool,
        DType.BOOL,
        new Filling.Source(seed, stream, 1),
        (words, n, first, segment, at) -> {
          for (int i = 0; i < n; i++) {
            boolean yes = Integer.toUnsignedLong(words[i]) < below;
            segment.set(JAVA_BYTE, at + i, (byte) (yes ? 1 : 0));
          }
        });
  }

  /**
   * Fills a view of any integer type with equally probable integers from {@code low} to below
   * {@code high}; element i is {@link Integers#below} of block i.
   *
   * @throws IllegalArgumentException if {@code low >= high}, or the type does not hold them all
   */
  public static void integers(View to, long seed, long stream, long low, long high) {
    Integers.fill(to, seed, stream, low, high);
  }

  /**
   * Fills an I64 view of one dimension with the numbers from 0 to its size - 1 in random order,
   * each order as probable as any other.
   */
  public static void permutation(View toI64, long seed, long stream) {
    Integers.permutation(toI64, seed, stream);
  }

  /**
   * Writes {@code x / (1 - p)} to {@code y} with probability 1 - p, and 0 otherwise. Element i in
   * row-major order is kept if word i of the sequence is at least {@code p 2^32}, whatever the
   * memory layout, so that the gradient, the same function of the output's gradient, drops the same
   * ones. The views are both F32 or both F64 and may be the same memory in the same layout.
   *
   * @throws IllegalArgumentException if {@code p} is not from 0 to 1
   */
  public static void dropout(View x, View y, long seed, long stream, double p) {
    Dropout.run(x, y, seed, stream, p);
  }
}
