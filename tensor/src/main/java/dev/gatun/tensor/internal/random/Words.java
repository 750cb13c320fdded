package dev.gatun.tensor.internal.random;

import dev.gatun.tensor.internal.kernel.Simd;
import dev.gatun.tensor.internal.kernel.Warmth;

/** Writes many blocks of a Philox sequence to an array. */
interface Words {
  /**
   * Writes {@code blocks} blocks of four words from block {@code first} on to the beginning of
   * {@code to}.
   */
  void fill(long seed, long stream, long first, int blocks, int[] to);

  /** The fastest way that this machine has. */
  Words FASTEST = Simd.available() ? new VectorWords(Warmth.cold()) : new ScalarWords();

  /** One block after the other: the reference. */
  final class ScalarWords implements Words {
    @Override
    public void fill(long seed, long stream, long first, int blocks, int[] to) {
      for (int b = 0; b < blocks; b++) Philox.block(seed, stream, first + b, to, 4 * b);
    }
  }
}
