package dev.gatun.tensor.internal.attention;

/** How queries and keys are cut, by their numbers alone. */
final class BlockSizes {
  /** The queries of a block. */
  static final int QUERIES = 128;

  /** The keys of a block, a multiple of {@link BlockPass#LANES}. */
  static final int KEYS = 256;

  /** The most queries that share what is packed of the keys. */
  static final int SHARED = 512;

  /** How many parts of the work there should be, so that threads have something to share. */
  private static final int PARTS = 16;

  /** Below this many multiply-adds the work stays on the calling thread. */
  static final double SMALL = 4e6;

  private BlockSizes() {}

  static long blocks(long n, long size) {
    return (n + size - 1) / size;
  }

  /** Returns a multiple of {@link BlockPass#LANES} that is at least {@code n}. */
  static int padded(long n) {
    return Math.toIntExact(blocks(n, BlockPass.LANES) * BlockPass.LANES);
  }

  /** Returns how many queries of a head are one part of the work: few if there are few heads. */
  static long queries(int heads, long queries) {
    long parts = blocks(PARTS, Math.max(1, heads));
    long blocks = blocks(blocks(queries, QUERIES), parts);
    return Math.min(SHARED, Math.max(1, blocks) * QUERIES);
  }

  /** Returns into how many parts the keys of a head are cut for the gradient. */
  static int parts(int heads, long keys) {
    return (int) Math.max(1, blocks(blocks(keys, KEYS), keyBlocks(heads, keys)));
  }

  /** Returns how many blocks of keys are a part. */
  static long keyBlocks(int heads, long keys) {
    long parts = blocks(PARTS / 2, Math.max(1, heads));
    return Math.max(1, blocks(blocks(keys, KEYS), parts));
  }
}
