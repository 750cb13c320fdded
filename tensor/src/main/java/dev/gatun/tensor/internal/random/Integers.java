package dev.gatun.tensor.internal.random;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;

/**
 * Integers below a bound without bias: of a number of 64 random bits times the bound, the upper 64
 * bits, unless the lower ones say to draw again (Lemire, "Fast random integer generation in an
 * interval", 2019). A block has two such numbers; those after it come from the same block under
 * other seeds.
 */
final class Integers {
  private static final long NEXT_SEED = 0x9E3779B97F4A7C15L;
  private static final int CHUNK = 1 << 9;

  private Integers() {}

  /** Returns a number from 0 to below {@code bound}, unsigned, from the block {@code index}. */
  static long below(long bound, long seed, long stream, long index) {
    int[] block = new int[4];
    Philox.block(seed, stream, index, block, 0);
    return below(bound, seed, stream, index, block, 0);
  }

  /** Returns the same, given the block in {@code words} from {@code at} on. */
  private static long below(long bound, long seed, long stream, long index, int[] words, int at) {
    for (int i = 0; i < 2; i++) {
      long low = Integer.toUnsignedLong(words[at + 2 * i]);
      long bits = ((long) words[at + 2 * i + 1] << 32) | low;
      if (accepts(bits * bound, bound)) return Math.unsignedMultiplyHigh(bits, bound);
    }
    return below(bound, seed + NEXT_SEED, stream, index);
  }

  /** The comparison with the bound, which nearly always suffices, spares the division. */
  private static boolean accepts(long lower, long bound) {
    return Long.compareUnsigned(lower, bound) >= 0
        || Long.compareUnsigned(lower, Long.remainderUnsigned(-bound, bound)) >= 0;
  }

  static void fill(View to, long seed, long stream, long low, long high) {
    check(to.dtype(), low, high);
    long bound = high - low;
    int width = to.dtype().bytes();
    Filling.run(
        to,
        to.dtype(),
        new Filling.Source(seed, stream, 4),
        (words, n, first, segment, at) -> {
          for (int i = 0; i < n; i++) {
            long v = low + below(bound, seed, stream, first + i, words, 4 * i);
            switch (width) {
              case 1 -> segment.set(JAVA_BYTE, at + i, (byte) v);
              case 2 -> segment.set(JAVA_SHORT_UNALIGNED, at + 2L * i, (short) v);
              case 4 -> segment.set(JAVA_INT_UNALIGNED, at + 4L * i, (int) v);
              default -> segment.set(JAVA_LONG_UNALIGNED, at + 8L * i, v);
            }
          }
        });
  }

  private static void check(DType type, long low, long high) {
    long min = type == DType.U8 ? 0 : -1L << (8 * type.bytes() - 1);
    long max = type == DType.U8 ? 255 : ~min;
    if (type.isInteger() && low < high && low >= min && high - 1 <= max) return;
    throw new IllegalArgumentException(
        "integers: low is "
            + low
            + ", high is "
            + high
            + ", the type is "
            + type
            + ": expected low < high and an integer type that holds them");
  }

  /** Fisher and Yates's shuffle, inside out: number i goes to a place among those before it. */
  static void permutation(View to, long seed, long stream) {
    long n = to.sizes()[0];
    long step = to.strides()[0] * Long.BYTES;
    long base = to.offset() * Long.BYTES;
    int[] words = new int[4 * CHUNK];
    for (long i = 0; i < n; i++) {
      int at = (int) (i % CHUNK);
      if (at == 0) Words.FASTEST.fill(seed, stream, i, (int) Math.min(CHUNK, n - i), words);
      long j = below(i + 1, seed, stream, i, words, 4 * at);
      long moved = to.segment().get(JAVA_LONG_UNALIGNED, base + j * step);
      to.segment().set(JAVA_LONG_UNALIGNED, base + i * step, moved);
      to.segment().set(JAVA_LONG_UNALIGNED, base + j * step, i);
    }
  }
}
