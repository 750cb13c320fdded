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

/**
 * The template of all movers. Conversions are Java's casts, where narrow integers wrap around; what
 * is not zero is true.
 */
final class MoverLoop extends Mover {
  private static final Conversion CONVERSION =
      Specializer.constant(MethodHandles.lookup(), Conversion.class);
  private static final DType FROM = CONVERSION.from();
  private static final DType TO = CONVERSION.to();
  private static final long FROM_BYTES = FROM.bytes();
  private static final long TO_BYTES = TO.bytes();

  /** For the specialiser. */
  public MoverLoop() {}

  @Override
  void move(
      MemorySegment from,
      long f,
      long fRow,
      long fStep,
      MemorySegment to,
      long t,
      long tRow,
      long tStep,
      long rows,
      long columns) {
    // Lets the compiler check once, before the loops, what kind of segments these are.
    long _ = from.byteSize();
    long _ = to.byteSize();
    boolean dense = fStep == FROM_BYTES && tStep == TO_BYTES;
    for (long r = 0; r < rows; r++) {
      long a = f + r * fRow;
      long b = t + r * tRow;
      if (dense) {
        for (long i = 0; i < columns; i++) element(from, a + i * FROM_BYTES, to, b + i * TO_BYTES);
      } else {
        for (long i = 0; i < columns; i++) element(from, a + i * fStep, to, b + i * tStep);
      }
    }
  }

  private static void element(MemorySegment from, long f, MemorySegment to, long t) {
    if (!TO.isFloat()) {
      putInteger(FROM.isFloat() ? whole(real(from, f)) : integer(from, f), to, t);
    } else if (TO == DType.F64) {
      to.set(JAVA_DOUBLE_UNALIGNED, t, FROM.isFloat() ? real(from, f) : (double) integer(from, f));
    } else if (FROM.isFloat()) {
      putFloat((float) real(from, f), to, t);
    } else {
      long v = integer(from, f);
      putFloat(FROM == DType.I64 ? (float) v : (float) (int) v, to, t);
    }
  }

  private static double real(MemorySegment m, long at) {
    return switch (FROM) {
      case F16 -> Float.float16ToFloat(m.get(JAVA_SHORT_UNALIGNED, at));
      case BF16 -> Float.intBitsToFloat(m.get(JAVA_SHORT_UNALIGNED, at) << 16);
      case F32 -> m.get(JAVA_FLOAT_UNALIGNED, at);
      default -> m.get(JAVA_DOUBLE_UNALIGNED, at);
    };
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

  private static long whole(double v) {
    return switch (TO) {
      case BOOL -> v != 0 ? 1 : 0;
      case I64 -> (long) v;
      default -> (int) v;
    };
  }

  private static void putInteger(long v, MemorySegment m, long at) {
    switch (TO) {
      case BOOL -> m.set(JAVA_BYTE, at, (byte) (v != 0 ? 1 : 0));
      case I16 -> m.set(JAVA_SHORT_UNALIGNED, at, (short) v);
      case I32 -> m.set(JAVA_INT_UNALIGNED, at, (int) v);
      case I64 -> m.set(JAVA_LONG_UNALIGNED, at, v);
      default -> m.set(JAVA_BYTE, at, (byte) v);
    }
  }

  private static void putFloat(float v, MemorySegment m, long at) {
    switch (TO) {
      case F16 -> m.set(JAVA_SHORT_UNALIGNED, at, Float.floatToFloat16(v));
      case BF16 -> m.set(JAVA_SHORT_UNALIGNED, at, bfloat16(v));
      default -> m.set(JAVA_FLOAT_UNALIGNED, at, v);
    }
  }

  /** Rounds to the upper 16 bits, to even in the middle; a NaN stays one. */
  private static short bfloat16(float v) {
    int bits = Float.floatToRawIntBits(v);
    int rounded = (bits + 0x7FFF + (bits >>> 16 & 1)) >>> 16;
    return (short) (Float.isNaN(v) ? bits >>> 16 | 0x40 : rounded);
  }
}
