package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** The product of a row as a template, copied for each element type: four vectors at a time. */
final class VectorRow implements Row {
  private static final Lanes<?> LANES = Specializer.constant(MethodHandles.lookup(), Lanes.class);
  private static final int LENGTH = LANES.length();
  private static final long BYTES = LANES.bytes();

  public VectorRow() {}

  @Override
  public void run(
      Object x,
      int length,
      MemorySegment b,
      long bAt,
      long rowBytes,
      MemorySegment init,
      long initAt,
      MemorySegment c,
      long cAt,
      int columns) {
    int j = 0;
    long at = 0;
    for (; j + 4 * LENGTH <= columns; j += 4 * LENGTH, at += 4 * BYTES) {
      four(LANES, x, length, b, bAt + at, rowBytes, init, initAt + at, c, cAt + at);
    }
    for (; j < columns; j += LENGTH, at += BYTES) {
      int count = Math.min(LENGTH, columns - j);
      one(LANES, x, length, b, bAt + at, rowBytes, init, initAt + at, c, cAt + at, count);
    }
  }

  private static <E> void four(
      Lanes<E> s,
      Object x,
      int length,
      MemorySegment b,
      long bAt,
      long rowBytes,
      MemorySegment init,
      long initAt,
      MemorySegment c,
      long cAt) {
    Vector<E> sum0 = s.load(init, initAt);
    Vector<E> sum1 = s.load(init, initAt + BYTES);
    Vector<E> sum2 = s.load(init, initAt + 2 * BYTES);
    Vector<E> sum3 = s.load(init, initAt + 3 * BYTES);
    for (int k = 0; k < length; k++) {
      long at = bAt + k * rowBytes;
      Vector<E> factor = s.splat(x, k);
      sum0 = factor.lanewise(VectorOperators.FMA, s.load(b, at), sum0);
      sum1 = factor.lanewise(VectorOperators.FMA, s.load(b, at + BYTES), sum1);
      sum2 = factor.lanewise(VectorOperators.FMA, s.load(b, at + 2 * BYTES), sum2);
      sum3 = factor.lanewise(VectorOperators.FMA, s.load(b, at + 3 * BYTES), sum3);
    }
    s.store(sum0, c, cAt);
    s.store(sum1, c, cAt + BYTES);
    s.store(sum2, c, cAt + 2 * BYTES);
    s.store(sum3, c, cAt + 3 * BYTES);
  }

  private static <E> void one(
      Lanes<E> s,
      Object x,
      int length,
      MemorySegment b,
      long bAt,
      long rowBytes,
      MemorySegment init,
      long initAt,
      MemorySegment c,
      long cAt,
      int count) {
    VectorMask<E> mask = s.first(count);
    Vector<E> sum = s.load(init, initAt, mask);
    for (int k = 0; k < length; k++) {
      Vector<E> row = s.load(b, bAt + k * rowBytes, mask);
      sum = s.splat(x, k).lanewise(VectorOperators.FMA, row, sum);
    }
    s.store(sum, c, cAt, mask);
  }
}
