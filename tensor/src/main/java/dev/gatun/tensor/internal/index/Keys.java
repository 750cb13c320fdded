package dev.gatun.tensor.internal.index;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.gatun.tensor.internal.kernel.View;
import java.lang.foreign.MemorySegment;

/**
 * Elements of any type as longs that are ordered as they are: NaN is larger than all numbers and
 * equal to itself, and the two zeros are equal.
 */
final class Keys {
  /** The key of NaN. */
  static final long NAN = Long.MAX_VALUE;

  private Keys() {}

  /** Returns the key of element {@code i} of the view's segment. */
  static long of(View v, long i) {
    MemorySegment m = v.segment();
    return switch (v.dtype()) {
      case BOOL -> m.get(JAVA_BYTE, i) != 0 ? 1 : 0;
      case U8 -> m.get(JAVA_BYTE, i) & 0xFF;
      case I8 -> m.get(JAVA_BYTE, i);
      case I16 -> m.get(JAVA_SHORT_UNALIGNED, i * 2);
      case I32 -> m.get(JAVA_INT_UNALIGNED, i * 4);
      case I64 -> m.get(JAVA_LONG_UNALIGNED, i * 8);
      case F16 -> of(Float.float16ToFloat(m.get(JAVA_SHORT_UNALIGNED, i * 2)));
      case BF16 -> of(Float.intBitsToFloat(m.get(JAVA_SHORT_UNALIGNED, i * 2) << 16));
      case F32 -> of(m.get(JAVA_FLOAT_UNALIGNED, i * 4));
      case F64 -> of(m.get(JAVA_DOUBLE_UNALIGNED, i * 8));
    };
  }

  /** Writes the keys of {@code to.length} elements, {@code step} apart. */
  static void load(View v, long first, long step, long[] to) {
    for (int i = 0; i < to.length; i++) to[i] = of(v, first + i * step);
  }

  private static long of(double x) {
    if (Double.isNaN(x)) return NAN;
    long bits = Double.doubleToRawLongBits(x + 0.0);
    return bits >= 0 ? bits : bits ^ Long.MAX_VALUE;
  }
}
