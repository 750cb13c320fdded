package dev.gatun.tensor.internal.random;

/**
 * Philox4x32-10: random numbers by counting instead of by state (Salmon, Moraes, Dror and Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
 *
 * <p>A seed and a stream, 64 bits each, name a sequence of words of 32 bits. Word i is word i % 4
 * of block i / 4; a block is the image of its counter (the number of the block in the lower half,
 * the stream in the upper) under ten rounds of a bijection keyed by the seed. So any word can be
 * had without those before it, and threads share a sequence without sharing anything else.
 */
public final class Philox {
  static final int ROUNDS = 10;
  static final long M0 = 0xD2511F53L;
  static final long M1 = 0xCD9E8D57L;
  static final int W0 = 0x9E3779B9;
  static final int W1 = 0xBB67AE85;

  private static final long LOW = 0xFFFFFFFFL;

  private Philox() {}

  /** Writes the four words of a block to {@code to}, from {@code at} on. */
  public static void block(long seed, long stream, long block, int[] to, int at) {
    int c0 = (int) block;
    int c1 = (int) (block >>> 32);
    int c2 = (int) stream;
    int c3 = (int) (stream >>> 32);
    int k0 = (int) seed;
    int k1 = (int) (seed >>> 32);
    for (int r = 0; r < ROUNDS; r++) {
      long p0 = M0 * (c0 & LOW);
      long p1 = M1 * (c2 & LOW);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    to[at] = c0;
    to[at + 1] = c1;
    to[at + 2] = c2;
    to[at + 3] = c3;
  }

  /** Returns word {@code index} of the sequence. */
  public static int word(long seed, long stream, long index) {
    int[] block = new int[4];
    block(seed, stream, index >>> 2, block, 0);
    return block[(int) (index & 3)];
  }

  /**
   * Returns a number from 0 to below 1, a multiple of 2^-24: the upper bits of word {@code index}.
   */
  public static float uniformFloat(long seed, long stream, long index) {
    return toFloat(word(seed, stream, index));
  }

  /**
   * Returns a number from 0 to below 1, a multiple of 2^-53: the upper bits of the words 2 {@code
   * index} + 1 (high) and 2 {@code index} (low).
   */
  public static double uniform(long seed, long stream, long index) {
    int[] block = new int[4];
    block(seed, stream, index >>> 1, block, 0);
    int at = (int) (index & 1) * 2;
    return toDouble(block[at], block[at + 1]);
  }

  static float toFloat(int word) {
    return (word >>> 8) * 0x1p-24f;
  }

  static double toDouble(int low, int high) {
    return ((((long) high << 32) | (low & LOW)) >>> 11) * 0x1p-53;
  }
}
