package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/** Memory full of numbers, for tests of kernels. */
public final class Numbers {
  private Numbers() {}

  /** Returns {@code count} random numbers between -1 and 1. */
  public static MemorySegment random(DType type, long count, long seed) {
    var random = new SplittableRandom(seed);
    var segment = Arena.ofAuto().allocate(Math.max(1, count) * type.bytes(), 64);
    for (long i = 0; i < count; i++) set(type, segment, i, random.nextDouble(-1, 1));
    return segment;
  }

  /** Returns a copy of a segment. */
  public static MemorySegment copy(MemorySegment segment) {
    return Arena.ofAuto().allocate(segment.byteSize(), 64).copyFrom(segment);
  }

  /** Returns an element as a double. */
  public static double get(DType type, MemorySegment segment, long index) {
    return type == DType.F32
        ? segment.getAtIndex(ValueLayout.JAVA_FLOAT, index)
        : segment.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
  }

  /** Sets an element, rounded to the type. */
  public static void set(DType type, MemorySegment segment, long index, double value) {
    if (type == DType.F32) segment.setAtIndex(ValueLayout.JAVA_FLOAT, index, (float) value);
    else segment.setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
  }

  /** Returns the first byte in which two segments differ, or -1. */
  public static long difference(MemorySegment x, MemorySegment y) {
    return x.mismatch(y);
  }

  /** Returns how far a sum of {@code terms} products of numbers below 1 may be off. */
  public static double tolerance(DType type, long terms) {
    double unit = type == DType.F32 ? 0x1p-24 : 0x1p-53;
    return (terms + 2) * Math.max(1, Math.sqrt(terms)) * unit;
  }
}
