package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes elements of 32 bits in squares of 8 by 8 within registers, by swapping the
 * off-diagonal quarters of the square, then of the quarters, then of theirs.
 */
final class Transpose {
  private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_256;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final int SIDE = 8;
  private static final int BLOCK = 2 * SIDE;
  private static final long WIDTH = 4;

  private static final VectorShuffle<Integer> SWAP_1 = VectorShuffle.fromOp(SPECIES, i -> i ^ 1);
  private static final VectorShuffle<Integer> SWAP_2 = VectorShuffle.fromOp(SPECIES, i -> i ^ 2);
  private static final VectorShuffle<Integer> SWAP_4 = VectorShuffle.fromOp(SPECIES, i -> i ^ 4);
  private static final VectorMask<Integer> ODD_1 = VectorMask.fromLong(SPECIES, 0b10101010);
  private static final VectorMask<Integer> ODD_2 = VectorMask.fromLong(SPECIES, 0b11001100);
  private static final VectorMask<Integer> ODD_4 = VectorMask.fromLong(SPECIES, 0b11110000);

  private Transpose() {}

  /** Tells whether the machine has the registers, for elements of {@code width} bytes. */
  static boolean fits(int width) {
    return width == WIDTH && VectorShape.preferredShape().vectorBitSize() >= 256;
  }

  /**
   * Copies {@code rows * columns} elements: those of a row lie {@code fStep} bytes apart in {@code
   * from} and side by side in {@code to}; rows lie side by side in {@code from} and {@code tStep}
   * bytes apart in {@code to}.
   */
  static void tile(
      MemorySegment from,
      long f,
      long fStep,
      MemorySegment to,
      long t,
      long tStep,
      long rows,
      long columns) {
    long wholeRows = rows - rows % SIDE;
    long wholeColumns = columns - columns % SIDE;
    for (long r = 0; r < wholeRows; r += BLOCK) {
      for (long c = 0; c < wholeColumns; c += BLOCK) {
        block(
            from,
            f + r * WIDTH + c * fStep,
            fStep,
            to,
            t + r * tStep + c * WIDTH,
            tStep,
            Math.min(BLOCK, wholeRows - r),
            Math.min(BLOCK, wholeColumns - c));
      }
    }
    Mover mover = Mover.of(DType.I32, DType.I32);
    for (long r = 0; r < rows; r++) {
      long c = r < wholeRows ? wholeColumns : 0;
      if (c == columns) continue;
      mover.move(
          from,
          f + r * WIDTH + c * fStep,
          fStep,
          to,
          t + r * tStep + c * WIDTH,
          WIDTH,
          columns - c);
    }
  }

  /** Whole cache lines on both sides. */
  private static void block(
      MemorySegment from,
      long f,
      long fStep,
      MemorySegment to,
      long t,
      long tStep,
      long rows,
      long columns) {
    for (long r = 0; r < rows; r += SIDE) {
      for (long c = 0; c < columns; c += SIDE) {
        square(from, f + r * WIDTH + c * fStep, fStep, to, t + r * tStep + c * WIDTH, tStep);
      }
    }
  }

  private static void square(
      MemorySegment from, long f, long fs, MemorySegment to, long t, long ts) {
    IntVector a0 = load(from, f);
    IntVector a1 = load(from, f + fs);
    IntVector a2 = load(from, f + 2 * fs);
    IntVector a3 = load(from, f + 3 * fs);
    IntVector a4 = load(from, f + 4 * fs);
    IntVector a5 = load(from, f + 5 * fs);
    IntVector a6 = load(from, f + 6 * fs);
    IntVector a7 = load(from, f + 7 * fs);
    IntVector b0 = a0.blend(a4.rearrange(SWAP_4), ODD_4);
    IntVector b1 = a1.blend(a5.rearrange(SWAP_4), ODD_4);
    IntVector b2 = a2.blend(a6.rearrange(SWAP_4), ODD_4);
    IntVector b3 = a3.blend(a7.rearrange(SWAP_4), ODD_4);
    IntVector b4 = a0.rearrange(SWAP_4).blend(a4, ODD_4);
    IntVector b5 = a1.rearrange(SWAP_4).blend(a5, ODD_4);
    IntVector b6 = a2.rearrange(SWAP_4).blend(a6, ODD_4);
    IntVector b7 = a3.rearrange(SWAP_4).blend(a7, ODD_4);
    half(b0, b1, b2, b3, to, t, ts);
    half(b4, b5, b6, b7, to, t + 4 * ts, ts);
  }

  private static void half(
      IntVector b0, IntVector b1, IntVector b2, IntVector b3, MemorySegment to, long t, long ts) {
    IntVector c0 = b0.blend(b2.rearrange(SWAP_2), ODD_2);
    IntVector c1 = b1.blend(b3.rearrange(SWAP_2), ODD_2);
    IntVector c2 = b0.rearrange(SWAP_2).blend(b2, ODD_2);
    IntVector c3 = b1.rearrange(SWAP_2).blend(b3, ODD_2);
    c0.blend(c1.rearrange(SWAP_1), ODD_1).intoMemorySegment(to, t, ORDER);
    c0.rearrange(SWAP_1).blend(c1, ODD_1).intoMemorySegment(to, t + ts, ORDER);
    c2.blend(c3.rearrange(SWAP_1), ODD_1).intoMemorySegment(to, t + 2 * ts, ORDER);
    c2.rearrange(SWAP_1).blend(c3, ODD_1).intoMemorySegment(to, t + 3 * ts, ORDER);
  }

  private static IntVector load(MemorySegment from, long f) {
    return IntVector.fromMemorySegment(SPECIES, from, f, ORDER);
  }
}
