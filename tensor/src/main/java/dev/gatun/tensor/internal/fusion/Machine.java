package dev.gatun.tensor.internal.fusion;

/**
 * The instructions that every element format has, with the same bits in a vector register and in a
 * scalar one.
 *
 * <p>A function written against this interface is straight-line code: no branches, no tables, no
 * library calls but those of {@link #rare}. An implementation decides what running it means:
 * computing a number, or emitting the instructions of a loop. Every method is one instruction,
 * correctly rounded where it rounds (IEEE 754-2019, section 5.4), so that each implementation gives
 * the same bits. Constants are free: a loop loads each distinct one once.
 *
 * @param <V> a float value
 * @param <I> the bits of such a value, as an integer of the same width in two's complement
 * @param <M> a mask: for each lane, yes or no
 */
interface Machine<V, I, M> {
  /** Says whether the elements are binary64; if not, they are binary32. */
  boolean f64();

  /** Returns {@code value}, rounded to the element format. */
  V constant(double value);

  /** Returns {@code a + b}. */
  V add(V a, V b);

  /** Returns {@code a - b}. */
  V sub(V a, V b);

  /** Returns {@code a * b}. */
  V mul(V a, V b);

  /** Returns {@code a / b}. */
  V div(V a, V b);

  /** Returns {@code a * b + c}, rounded once. */
  V fma(V a, V b, V c);

  /** Returns the square root of {@code a}. */
  V sqrt(V a);

  /** Returns {@code a} with its sign bit inverted. */
  V neg(V a);

  /** Returns {@code a} with its sign bit cleared. */
  V abs(V a);

  /** Returns the smaller value, as {@link Math#min(float, float)}: NaN if either is, -0 below 0. */
  V min(V a, V b);

  /** Returns the larger value, as {@link Math#max(float, float)}: NaN if either is, 0 above -0. */
  V max(V a, V b);

  /** Says where {@code a < b}; false where either is NaN. */
  M lt(V a, V b);

  /** Says where {@code a <= b}; false where either is NaN. */
  M le(V a, V b);

  /** Says where {@code a == b}; false where either is NaN. */
  M eq(V a, V b);

  /** Says where {@code a > b}; false where either is NaN. */
  default M gt(V a, V b) {
    return lt(b, a);
  }

  /** Says where {@code a >= b}; false where either is NaN. */
  default M ge(V a, V b) {
    return le(b, a);
  }

  /** Says where {@code a != b}; true where either is NaN. */
  default M ne(V a, V b) {
    return not(eq(a, b));
  }

  /** Says where both masks say yes. */
  M and(M a, M b);

  /** Says where one of the masks says yes. */
  M or(M a, M b);

  /** Says where the mask says no. */
  M not(M a);

  /** Returns {@code ifTrue} where the mask says yes and {@code ifFalse} elsewhere. */
  V select(M mask, V ifTrue, V ifFalse);

  /**
   * Returns {@code usual}, but where the mask says yes {@code function} of {@code x} and {@code y},
   * one number at a time. Costs next to nothing where the mask says no for all, and much where it
   * does not.
   */
  V rare(Rare function, M mask, V x, V y, V usual);

  /** Returns the bits of {@code a}. */
  I bits(V a);

  /** Returns the value that has these bits. */
  V value(I a);

  /** Returns the low bits of {@code constant}, as many as an element has. */
  I integer(long constant);

  /** Returns {@code a + b}, wrapping around. */
  I plus(I a, I b);

  /** Returns {@code a - b}, wrapping around. */
  I minus(I a, I b);

  /** Returns the bits that are set in both. */
  I bitAnd(I a, I b);

  /** Returns the bits that are set in either. */
  I bitOr(I a, I b);

  /** Returns the bits that are set in one and not in the other. */
  I bitXor(I a, I b);

  /** Returns {@code a << n}, for {@code n} from 0 to one less than the width. */
  I shiftLeft(I a, int n);

  /** Returns {@code a >> n}, which copies the sign, for {@code n} below the width. */
  I shiftRight(I a, int n);

  /** Returns {@code a >>> n}, which fills with zeros, for {@code n} below the width. */
  I shiftRightUnsigned(I a, int n);

  /** Returns the constant that belongs to the element format. */
  default V constant(double ifF32, double ifF64) {
    return constant(f64() ? ifF64 : ifF32);
  }

  /** Returns the integer that belongs to the element format. */
  default I integer(long ifF32, long ifF64) {
    return integer(f64() ? ifF64 : ifF32);
  }

  /** Returns how many bits of the fraction an element stores: 23 or 52. */
  default int fractionBits() {
    return f64() ? 52 : 23;
  }
}
