package dev.gatun.tensor.internal.random;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Copies;
import dev.gatun.tensor.internal.kernel.Scratch;
import dev.gatun.tensor.internal.kernel.Simd;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Warmth;
import dev.gatun.tensor.internal.parallel.Parallel;

/**
 * Drops elements at random and scales the others. The dropped ones become -0 and none of the others
 * does, so that the result tells which they were. Words are made in row-major order into an array
 * that the first-level cache holds, and applied in the order of memory: row-major, or channels-last
 * through a table of where each channel's words are.
 */
final class Dropout {
  private static final Warmth WARMTH = Warmth.cold();
  private static final int BLOCK = 1 << 15;
  private static final int CHUNK = 1 << 12;

  private final View x;
  private final View y;
  private final long seed;
  private final long stream;
  private final DropoutLoop loop;

  private Dropout(View x, View y, long seed, long stream, DropoutLoop loop) {
    this.x = x;
    this.y = y;
    this.seed = seed;
    this.stream = stream;
    this.loop = loop;
  }

  static void run(View x, View y, long seed, long stream, double p) {
    long below = Probability.threshold("dropout", p);
    if (p == 1) {
      Copies.fill(y, -0.0);
      return;
    }
    DropoutLoop loop = loop(x.dtype(), (int) below, 1 / (1 - p));
    if (x.isRowMajor() && y.isRowMajor()) {
      new Dropout(x, y, seed, stream, loop).rowMajor();
    } else if (isChannelsLast(x) && isChannelsLast(y)) {
      new Dropout(x, y, seed, stream, loop).channelsLast();
    } else {
      try (var scratch = new Scratch()) {
        View dense = scratch.dense(x.dtype(), x.sizes().clone());
        Copies.copy(x, dense);
        new Dropout(dense, dense, seed, stream, loop).rowMajor();
        Copies.copy(dense, y);
      }
    }
  }

  private static DropoutLoop loop(DType type, int below, double scale) {
    return Simd.available() && type == DType.F32
        ? new VectorDropout(below, (float) scale, WARMTH)
        : new ScalarDropout(type, below, scale);
  }

  private void rowMajor() {
    long count = x.count();
    int blocks = Math.toIntExact(Math.ceilDiv(count, BLOCK));
    Parallel.run(
        blocks,
        b -> {
          int[] words = new int[CHUNK];
          long end = Math.min(count, (b + 1L) * BLOCK);
          for (long i = (long) b * BLOCK; i < end; i += CHUNK) {
            int n = (int) Math.min(CHUNK, end - i);
            Words.FASTEST.fill(seed, stream, i / 4, Math.ceilDiv(n, 4), words);
            loop.run(x.segment(), x.offset() + i, y.segment(), y.offset() + i, words, n);
          }
        });
  }

  /**
   * Tells whether positions lie in row-major order, each with its channels one behind the other.
   */
  private static boolean isChannelsLast(View v) {
    int rank = v.rank();
    if (rank < 3 || v.strides()[1] != 1) return false;
    long step = v.strides()[rank - 1];
    for (int d = rank - 1; d >= 2; d--) {
      if (v.sizes()[d] != 1 && v.strides()[d] != step) return false;
      step *= v.sizes()[d];
    }
    return true;
  }

  /** Splits each image into spans of positions, so that the words of a span fill the array. */
  private void channelsLast() {
    long positions = 1;
    for (int d = 2; d < x.rank(); d++) positions *= x.sizes()[d];
    int channels = Math.toIntExact(x.sizes()[1]);
    if (x.count() == 0) return;
    int span = (int) Math.min(positions, Math.max(64, (1 << 14) / channels));
    long spans = Math.ceilDiv(positions, span);
    long all = positions;
    Parallel.run(
        Math.toIntExact(x.sizes()[0] * spans),
        b -> {
          long from = b % spans * span;
          span(b / spans, all, from, (int) Math.min(span, all - from), channels);
        });
  }

  /** Applies the dropout to the positions {@code from} to {@code from + n} - 1 of an image. */
  private void span(long image, long positions, long from, int n, int channels) {
    int pitch = n == positions ? n : n + 8;
    int[] words = new int[channels * pitch + 8];
    int[] at = new int[channels];
    long first = image * channels * positions + from;
    if (n == positions) {
      int lead = (int) (first % 4);
      Words.FASTEST.fill(seed, stream, first / 4, Math.ceilDiv(channels * n + lead, 4), words);
      for (int c = 0; c < channels; c++) at[c] = lead + c * n;
    } else {
      int[] row = new int[pitch];
      for (int c = 0; c < channels; c++, first += positions) {
        int lead = (int) (first % 4);
        Words.FASTEST.fill(seed, stream, first / 4, Math.ceilDiv(n + lead, 4), row);
        System.arraycopy(row, 0, words, c * pitch, pitch);
        at[c] = c * pitch + lead;
      }
    }
    long stepX = x.strides()[x.rank() - 1];
    long stepY = y.strides()[y.rank() - 1];
    long toX = x.offset() + image * x.strides()[0] + from * stepX;
    long toY = y.offset() + image * y.strides()[0] + from * stepY;
    for (int i = 0; i < n; i++, toX += stepX, toY += stepY) {
      loop.run(x.segment(), toX, y.segment(), toY, words, i, at);
    }
  }
}
