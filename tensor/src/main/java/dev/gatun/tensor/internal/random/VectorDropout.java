package dev.gatun.tensor.internal.random;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Warmth;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Dropout of floats in vectors. */
final class VectorDropout implements DropoutLoop {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = S.length();
  private static final FloatVector DROPPED = FloatVector.broadcast(S, -0f);
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private final int flipped;
  private final float scale;
  private final Warmth warmth;
  private final ScalarDropout rest;

  /** Keeps an element where the word, unsigned, is at least {@code below}. */
  VectorDropout(int below, float scale, Warmth warmth) {
    this.flipped = below ^ Integer.MIN_VALUE;
    this.scale = scale;
    this.warmth = warmth;
    this.rest = new ScalarDropout(DType.F32, below, scale);
  }

  @Override
  public void run(MemorySegment x, long fromX, MemorySegment y, long toY, int[] words, int n) {
    int wide = warmth.share(n, LANES);
    if (wide > 0) vectors(x, fromX, y, toY, words, wide);
    for (int i = wide; i < n; i++) rest.element(x, fromX + i, y, toY + i, words[i]);
  }

  /** Apart from its caller, so that what that counts before says nothing about this loop. */
  private void vectors(MemorySegment x, long fromX, MemorySegment y, long toY, int[] words, int n) {
    for (int i = 0; i <= n - LANES; i += LANES) {
      some(x, fromX + i, y, toY + i, IntVector.fromArray(INTS, words, i));
    }
  }

  @Override
  public void run(
      MemorySegment x, long fromX, MemorySegment y, long toY, int[] words, int shift, int[] at) {
    int wide = warmth.share(at.length, LANES);
    if (wide > 0) vectors(x, fromX, y, toY, words, shift, at, wide);
    for (int i = wide; i < at.length; i++) {
      rest.element(x, fromX + i, y, toY + i, words[shift + at[i]]);
    }
  }

  private void vectors(
      MemorySegment x,
      long fromX,
      MemorySegment y,
      long toY,
      int[] words,
      int shift,
      int[] at,
      int n) {
    for (int i = 0; i <= n - LANES; i += LANES) {
      some(x, fromX + i, y, toY + i, IntVector.fromArray(INTS, words, shift, at, i));
    }
  }

  private void some(MemorySegment x, long fromX, MemorySegment y, long toY, IntVector words) {
    IntVector signed = words.lanewise(VectorOperators.XOR, Integer.MIN_VALUE);
    VectorMask<Float> keep = signed.compare(VectorOperators.GE, flipped).cast(S);
    FloatVector v =
        FloatVector.fromMemorySegment(S, x, fromX * Float.BYTES, ORDER).mul(scale).add(0f);
    DROPPED.blend(v, keep).intoMemorySegment(y, toY * Float.BYTES, ORDER);
  }
}
