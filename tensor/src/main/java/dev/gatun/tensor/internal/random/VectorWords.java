package dev.gatun.tensor.internal.random;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import dev.gatun.tensor.internal.kernel.Warmth;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * As many Philox blocks at once as two vectors have 64-bit lanes. A lane of {@code x} holds the
 * words c0 (lower half) and c2 of a block, a lane of {@code y} c1 and c3: so both products of a
 * round start from {@code x}, and nothing moves to another lane until the words are stored. The
 * second pair of vectors, {@code u} and {@code v}, shares the round's key and fills the time that
 * multiplication takes.
 *
 * <p>The factors are masked where they are multiplied, even the constant ones: that tells the
 * compiler that 32 bits are enough, and saves two thirds of the work.
 */
final class VectorWords implements Words {
  private static final VectorSpecies<Long> S = LongVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();
  private static final long LOW = 0xFFFFFFFFL;
  private static final long HIGH = ~LOW;
  private static final VectorShuffle<Long> LOWER_TWICE = S.shuffleFromOp(i -> i / 2);
  private static final VectorShuffle<Long> UPPER_TWICE = S.shuffleFromOp(i -> (LANES + i) / 2);
  private static final VectorMask<Long> ODD = VectorMask.fromLong(S, 0xAAAA_AAAA_AAAA_AAAAL);
  private static final LongVector COUNT = LongVector.zero(S).addIndex(1);

  private final Warmth warmth;

  VectorWords(Warmth warmth) {
    this.warmth = warmth;
  }

  @Override
  public void fill(long seed, long stream, long first, int blocks, int[] to) {
    int wide = warmth.share(blocks, 2 * LANES);
    if (wide > 0) vectors(seed, stream, first, wide, to);
    for (int b = wide; b < blocks; b++) Philox.block(seed, stream, first + b, to, 4 * b);
  }

  /** Apart from its caller, so that what that counts before says nothing about these loops. */
  private static void vectors(long seed, long stream, long first, int blocks, int[] to) {
    for (int b = 0; b < blocks; b += 2 * LANES) some(seed, stream, first + b, to, 4 * b);
    for (int at = 0; at < 4 * blocks; at += 4 * LANES) order(to, at);
  }

  private static void some(long seed, long stream, long first, int[] to, int at) {
    LongVector x = words02(COUNT.add(first), stream);
    LongVector y = words13(COUNT.add(first), stream);
    LongVector u = words02(COUNT.add(first + LANES), stream);
    LongVector v = words13(COUNT.add(first + LANES), stream);
    int k0 = (int) seed;
    int k1 = (int) (seed >>> 32);
    for (int r = 0; r < Philox.ROUNDS; r++) {
      LongVector key = LongVector.broadcast(S, (k0 & LOW) | ((long) k1 << 32));
      LongVector p0 = product0(x);
      LongVector p1 = product1(x);
      LongVector q0 = product0(u);
      LongVector q1 = product1(u);
      x = p1.lanewise(LSHR, 32).or(p0.and(HIGH)).lanewise(XOR, y).lanewise(XOR, key);
      y = p1.and(LOW).or(p0.lanewise(LSHL, 32));
      u = q1.lanewise(LSHR, 32).or(q0.and(HIGH)).lanewise(XOR, v).lanewise(XOR, key);
      v = q1.and(LOW).or(q0.lanewise(LSHL, 32));
      k0 += Philox.W0;
      k1 += Philox.W1;
    }
    x.reinterpretAsInts().intoArray(to, at);
    y.reinterpretAsInts().intoArray(to, at + 2 * LANES);
    u.reinterpretAsInts().intoArray(to, at + 4 * LANES);
    v.reinterpretAsInts().intoArray(to, at + 6 * LANES);
  }

  private static LongVector words02(LongVector block, long stream) {
    return block.and(LOW).or(stream << 32);
  }

  private static LongVector words13(LongVector block, long stream) {
    return block.lanewise(LSHR, 32).or(stream & HIGH);
  }

  private static LongVector product0(LongVector words02) {
    return words02.and(LOW).mul(LongVector.broadcast(S, Philox.M0).and(LOW));
  }

  private static LongVector product1(LongVector words02) {
    return words02.lanewise(LSHR, 32).mul(LongVector.broadcast(S, Philox.M1).and(LOW));
  }

  /** Puts the words of one pair of vectors in their order; apart, since both would be too large. */
  private static void order(int[] words, int at) {
    LongVector x = IntVector.fromArray(INTS, words, at).reinterpretAsLongs();
    LongVector y = IntVector.fromArray(INTS, words, at + 2 * LANES).reinterpretAsLongs();
    LongVector c01 = x.and(LOW).or(y.lanewise(LSHL, 32));
    LongVector c23 = x.lanewise(LSHR, 32).or(y.and(HIGH));
    if (LANES == 2) {
      c01.reinterpretAsInts().intoArray(words, at);
      c23.reinterpretAsInts().intoArray(words, at + 4);
      swap(words, at + 2, at + 4);
      swap(words, at + 3, at + 5);
    } else {
      zip(c01, c23, LOWER_TWICE).reinterpretAsInts().intoArray(words, at);
      zip(c01, c23, UPPER_TWICE).reinterpretAsInts().intoArray(words, at + 2 * LANES);
    }
  }

  /** Exchanges two words: HotSpot cannot shuffle the longs of a vector of two. */
  private static void swap(int[] words, int i, int j) {
    int word = words[i];
    words[i] = words[j];
    words[j] = word;
  }

  private static LongVector zip(LongVector even, LongVector odd, VectorShuffle<Long> half) {
    return even.rearrange(half).blend(odd.rearrange(half), ODD);
  }
}
