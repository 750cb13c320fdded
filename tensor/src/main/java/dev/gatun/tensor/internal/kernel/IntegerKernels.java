package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.Op;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Pointwise primitives on whole numbers and masks, computed as longs. */
public final class IntegerKernels {
  private IntegerKernels() {}

  /** Tells whether {@code op} of whole numbers is a whole number or a mask. */
  public static boolean supports(Op.Primitive op) {
    return switch (op) {
      case Op.Unary u ->
          switch (u) {
            case NEG, ABS, SIGN, SQUARE, RELU, FLOOR, CEIL, ROUND, TRUNC, NOT, IS_NAN -> true;
            default -> false;
          };
      case Op.Binary b ->
          switch (b) {
            case DIV, ATAN2, HYPOT, LOGADDEXP -> false;
            case ADD, SUB, MUL, MAXIMUM, MINIMUM, POW, FMOD, REMAINDER, FLOOR_DIVIDE -> true;
            case EQ, NE, LT, LE, GT, GE, AND, OR, XOR -> true;
          };
      case Op.Ternary _ -> true;
    };
  }

  /** Computes {@code op} of dense row-major operands of one shape into a dense result. */
  public static void run(Op.Primitive op, List<View> in, View out) {
    long n = out.count();
    View a = in.get(0);
    View b = in.get(Math.min(1, in.size() - 1));
    View c = in.getLast();
    for (long i = 0; i < n; i++) {
      long value =
          switch (op) {
            case Op.Unary u -> unary(u, get(a, i));
            case Op.Binary k -> binary(k, get(a, i), get(b, i));
            case Op.Ternary t ->
                switch (t) {
                  case WHERE -> get(a, i) != 0 ? get(b, i) : get(c, i);
                };
          };
      set(out, i, value);
    }
  }

  private static long unary(Op.Unary op, long x) {
    return switch (op) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case SIGN -> Long.signum(x);
      case SQUARE -> x * x;
      case RELU -> Math.max(0, x);
      case FLOOR, CEIL, ROUND, TRUNC -> x;
      case NOT -> x == 0 ? 1 : 0;
      case IS_NAN -> 0;
      default -> throw new IllegalArgumentException(op + " is not a function of whole numbers");
    };
  }

  private static long binary(Op.Binary op, long a, long b) {
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case POW -> power(a, b);
      case FMOD -> a % nonZero(b);
      case REMAINDER -> Math.floorMod(a, nonZero(b));
      case FLOOR_DIVIDE -> Math.floorDiv(a, nonZero(b));
      case EQ -> a == b ? 1 : 0;
      case NE -> a != b ? 1 : 0;
      case LT -> a < b ? 1 : 0;
      case LE -> a <= b ? 1 : 0;
      case GT -> a > b ? 1 : 0;
      case GE -> a >= b ? 1 : 0;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case DIV, ATAN2, HYPOT, LOGADDEXP ->
          throw new IllegalArgumentException(op + " is not a function of whole numbers");
    };
  }

  private static long nonZero(long b) {
    if (b == 0) throw new ArithmeticException("division of whole numbers by zero");
    return b;
  }

  private static long power(long base, long exponent) {
    if (exponent < 0) {
      throw new IllegalArgumentException(
          "pow: whole numbers to the power "
              + exponent
              + " are fractions; convert to f32 first with to(DType.F32)");
    }
    long result = 1;
    for (long e = exponent, b = base; e > 0; e >>= 1, b *= b) if ((e & 1) != 0) result *= b;
    return result;
  }

  private static long get(View v, long i) {
    MemorySegment s = v.segment();
    long at = v.offset() + i;
    return switch (v.dtype()) {
      case BOOL, I8 -> s.get(ValueLayout.JAVA_BYTE, at);
      case U8 -> s.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
      case I16 -> s.get(ValueLayout.JAVA_SHORT, at * 2);
      case I32 -> s.get(ValueLayout.JAVA_INT, at * 4);
      case I64 -> s.get(ValueLayout.JAVA_LONG, at * 8);
      case F16, BF16, F32, F64 -> throw new IllegalArgumentException(v.dtype() + " is no integer");
    };
  }

  private static void set(View v, long i, long x) {
    MemorySegment s = v.segment();
    long at = v.offset() + i;
    switch (v.dtype()) {
      case BOOL -> s.set(ValueLayout.JAVA_BYTE, at, (byte) (x != 0 ? 1 : 0));
      case I8, U8 -> s.set(ValueLayout.JAVA_BYTE, at, (byte) x);
      case I16 -> s.set(ValueLayout.JAVA_SHORT, at * 2, (short) x);
      case I32 -> s.set(ValueLayout.JAVA_INT, at * 4, (int) x);
      case I64 -> s.set(ValueLayout.JAVA_LONG, at * 8, x);
      case F16, BF16, F32, F64 -> throw new IllegalArgumentException(v.dtype() + " is no integer");
    }
  }
}
