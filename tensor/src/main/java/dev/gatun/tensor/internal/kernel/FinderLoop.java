package dev.gatun.tensor.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;

/** The template of all finders. */
final class FinderLoop extends Finder {
  private static final Key KEY = Specializer.constant(MethodHandles.lookup(), Key.class);
  private static final boolean MAX = KEY.max();
  private static final DType FROM = KEY.dtype();
  private static final long WIDTH = FROM.bytes();

  /** For the specialiser. */
  public FinderLoop() {}

  @Override
  long largest(MemorySegment m, long at, long n) {
    long best = key(m, at);
    long position = 0;
    for (long i = 1; i < n; i++) {
      long key = key(m, at + i * WIDTH);
      if (key > best) {
        best = key;
        position = i;
      }
    }
    return position;
  }

  @Override
  long first(MemorySegment m, long at, long n, long key) {
    for (long i = 0; i < n; i++) if (key(m, at + i * WIDTH) == key) return i;
    throw new IllegalStateException("no element has key " + key);
  }

  @Override
  long key(MemorySegment m, long at) {
    return FROM.isFloat() ? ordered(real(m, at)) : MAX ? integer(m, at) : ~integer(m, at);
  }

  /** Adding zero makes -0 a 0; NaN has the largest bits of all, also in a search for minima. */
  private static long ordered(double v) {
    long bits = Double.doubleToLongBits(MAX ? v + 0.0 : 0.0 - v);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  private static double real(MemorySegment m, long at) {
    return FROM == DType.F64 ? m.get(JAVA_DOUBLE_UNALIGNED, at) : m.get(JAVA_FLOAT_UNALIGNED, at);
  }

  private static long integer(MemorySegment m, long at) {
    return switch (FROM) {
      case U8 -> m.get(JAVA_BYTE, at) & 0xFF;
      case I16 -> m.get(JAVA_SHORT_UNALIGNED, at);
      case I32 -> m.get(JAVA_INT_UNALIGNED, at);
      case I64 -> m.get(JAVA_LONG_UNALIGNED, at);
      default -> m.get(JAVA_BYTE, at);
    };
  }
}
