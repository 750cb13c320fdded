package dev.gatun.tensor.internal.random;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;

/** Dropout in plain Java: the reference. Adding +0 makes of a kept -0 a +0. */
final class ScalarDropout implements DropoutLoop {
  private final boolean single;
  private final int below;
  private final double scale;

  /** Keeps an element where the word, unsigned, is at least {@code below}. */
  ScalarDropout(DType type, int below, double scale) {
    this.single = type == DType.F32;
    this.below = below;
    this.scale = scale;
  }

  @Override
  public void run(MemorySegment x, long fromX, MemorySegment y, long toY, int[] words, int n) {
    for (int i = 0; i < n; i++) element(x, fromX + i, y, toY + i, words[i]);
  }

  @Override
  public void run(
      MemorySegment x, long fromX, MemorySegment y, long toY, int[] words, int shift, int[] at) {
    for (int i = 0; i < at.length; i++) {
      element(x, fromX + i, y, toY + i, words[shift + at[i]]);
    }
  }

  void element(MemorySegment x, long fromX, MemorySegment y, long toY, int word) {
    boolean keep = Integer.compareUnsigned(word, below) >= 0;
    if (single) {
      float v = keep ? x.get(JAVA_FLOAT_UNALIGNED, fromX * Float.BYTES) * (float) scale + 0f : -0f;
      y.set(JAVA_FLOAT_UNALIGNED, toY * Float.BYTES, v);
    } else {
      double v = keep ? x.get(JAVA_DOUBLE_UNALIGNED, fromX * Double.BYTES) * scale + 0.0 : -0.0;
      y.set(JAVA_DOUBLE_UNALIGNED, toY * Double.BYTES, v);
    }
  }
}
