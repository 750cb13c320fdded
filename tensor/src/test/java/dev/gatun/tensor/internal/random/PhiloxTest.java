package dev.gatun.tensor.internal.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.internal.kernel.Simd;
import dev.gatun.tensor.internal.kernel.Warmth;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PhiloxTest {
  /** The known answers of Random123's kat_vectors for philox4x32, 10 rounds. */
  @Test
  void blocksAreThePublishedOnes() {
    assertBlock(0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    assertBlock(-1, -1, -1, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    assertBlock(
        0x299f31d0_a4093822L,
        0x03707344_13198a2eL,
        0x85a308d3_243f6a88L,
        0xd16cfe09,
        0x94fdcceb,
        0x5001e420,
        0x24126ea1);
  }

  private static void assertBlock(long seed, long stream, long block, int... expected) {
    int[] words = new int[4];
    Philox.block(seed, stream, block, words, 0);
    assertArrayEquals(expected, words);
  }

  @Test
  void vectorsMakeTheWordsOfTheScalarCode() {
    assertTrue(Simd.available(), "the tests run with --add-modules jdk.incubator.vector");
    for (int blocks : new int[] {0, 1, 3, 4, 7, 8, 15, 16, 17, 31, 33, 64, 100}) {
      for (long first : new long[] {0, 1, (1L << 32) - 5, (1L << 32) - 1, -3, 1L << 62}) {
        int[] expected = new int[4 * blocks + 1];
        int[] actual = new int[4 * blocks + 1];
        new Words.ScalarWords().fill(first * 77 + 1, ~first, first, blocks, expected);
        new VectorWords(Warmth.warm()).fill(first * 77 + 1, ~first, first, blocks, actual);
        assertArrayEquals(expected, actual, blocks + " blocks from " + first);
      }
    }
  }

  @Test
  void wordsAreThoseOfTheirBlocks() {
    int[] words = new int[4];
    Philox.block(5, 6, 7, words, 0);
    for (int i = 0; i < 4; i++) assertEquals(words[i], Philox.word(5, 6, 28 + i));
    assertEquals((words[2] >>> 8) * 0x1p-24f, Philox.uniformFloat(5, 6, 30));
    long bits = ((long) words[3] << 32) | Integer.toUnsignedLong(words[2]);
    assertEquals((bits >>> 11) * 0x1p-53, Philox.uniform(5, 6, 15));
  }

  @Test
  void seedsStreamsAndBlocksAllMatter() {
    int[] base = words(1, 2, 3);
    for (int bit = 0; bit < 64; bit += 9) {
      long flip = 1L << bit;
      assertTrue(!Arrays.equals(base, words(1 ^ flip, 2, 3)), "seed bit " + bit);
      assertTrue(!Arrays.equals(base, words(1, 2 ^ flip, 3)), "stream bit " + bit);
      assertTrue(!Arrays.equals(base, words(1, 2, 3 ^ flip)), "block bit " + bit);
    }
  }

  private static int[] words(long seed, long stream, long block) {
    int[] words = new int[4];
    Philox.block(seed, stream, block, words, 0);
    return words;
  }
}
