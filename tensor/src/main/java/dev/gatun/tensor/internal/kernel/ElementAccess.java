package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reads and writes single elements of any type, as doubles or longs. */
final class ElementAccess {
  private ElementAccess() {}

  static double real(DType type, MemorySegment s, long i) {
    return switch (type) {
      case F64 -> s.get(ValueLayout.JAVA_DOUBLE, i * 8);
      case F32 -> s.get(ValueLayout.JAVA_FLOAT, i * 4);
      case F16 -> Float.float16ToFloat(s.get(ValueLayout.JAVA_SHORT, i * 2));
      case BF16 -> Float.intBitsToFloat(s.get(ValueLayout.JAVA_SHORT, i * 2) << 16);
      case BOOL, U8, I8, I16, I32, I64 -> whole(type, s, i);
    };
  }

  static long whole(DType type, MemorySegment s, long i) {
    return switch (type) {
      case BOOL, I8 -> s.get(ValueLayout.JAVA_BYTE, i);
      case U8 -> s.get(ValueLayout.JAVA_BYTE, i) & 0xFF;
      case I16 -> s.get(ValueLayout.JAVA_SHORT, i * 2);
      case I32 -> s.get(ValueLayout.JAVA_INT, i * 4);
      case I64 -> s.get(ValueLayout.JAVA_LONG, i * 8);
      case F16, BF16, F32, F64 -> (long) real(type, s, i);
    };
  }

  static void put(DType type, MemorySegment s, long i, double value) {
    switch (type) {
      case F64 -> s.set(ValueLayout.JAVA_DOUBLE, i * 8, value);
      case F32 -> s.set(ValueLayout.JAVA_FLOAT, i * 4, (float) value);
      case I64 -> s.set(ValueLayout.JAVA_LONG, i * 8, (long) value);
      default -> throw new IllegalArgumentException("no result is " + type);
    }
  }
}
