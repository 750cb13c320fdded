package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Combines rows of elements into one element each, or several rows into one.
 *
 * <p>The order in which floats are combined is part of the contract, since it decides the bits of
 * the result. Along a row, element {@code i} belongs to lane {@code i % 16}. A lane combines eight
 * of its elements at a time by a tree of three levels, and the results of these one after the
 * other; less than eight that are left over follow one by one. In a row of exactly {@link #WIDE}
 * elements the eight are not neighbours in their lane, but {@link #APART} elements apart. The lanes
 * are combined by a tree of four levels: lane {@code i} with {@code i + 8}, then {@code i + 4},
 * {@code i + 2} and {@code i + 1}. Across rows, each column does what a lane does. No kernel is
 * called with so many elements that the error of a sum grows much faster than that of summation by
 * pairs (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 4.2).
 */
abstract class Fold {
  /** The number of lanes along a row. */
  static final int LANES = 16;

  /** How many elements of a lane are combined by a tree. */
  static final int GROUP = 8;

  /** The most elements of a row to combine in one go. */
  static final int ROW_BLOCK = 4096;

  /**
   * The number of elements of a wide row. Memory gives twice as much to a core that reads from
   * several pages in turn.
   */
  static final int WIDE = 4 * ROW_BLOCK;

  /** How far apart the elements are that a lane of a wide row combines by a tree. */
  static final int APART = WIDE / GROUP;

  /** The most rows to combine in one go. */
  static final int COLUMN_BLOCK = 256;

  private static final Map<Key, Fold> FOLDS = new ConcurrentHashMap<>();

  /** What a fold is specialised on; compared as {@link Mover.Conversion} is. */
  record Key(DType dtype, Reducer op, boolean vectors) {
    @Override
    public int hashCode() {
      return 31 * dtype.hashCode() + op.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Key k && k.dtype == dtype && k.op == op && k.vectors == vectors;
    }
  }

  /**
   * Combines each of {@code rows} rows, {@code fStep} bytes apart, of {@code n} elements that lie
   * side by side, and puts the results {@code tStep} bytes apart.
   */
  abstract void rows(
      MemorySegment from,
      long f,
      long fStep,
      long rows,
      long n,
      MemorySegment to,
      long t,
      long tStep);

  /**
   * Combines {@code rows} rows, {@code fStep} bytes apart, into one. The elements of a row lie side
   * by side, and so do the results.
   */
  abstract void columns(
      MemorySegment from, long f, long fStep, long rows, long columns, MemorySegment to, long t);

  /** Returns the type of the results for elements of a type: the same, or I64 for all integers. */
  static DType result(DType dtype) {
    return dtype.isFloat() ? dtype : DType.I64;
  }

  /** Returns the fold of elements of {@code dtype}, which is neither F16 nor BF16. */
  static Fold of(DType dtype, Reducer op) {
    return of(dtype, op, Simd.available());
  }

  /** Returns the fold that uses vectors, or not; both give the same bits. */
  static Fold of(DType dtype, Reducer op, boolean vectors) {
    boolean fit = vectors && dtype.computes() && Lanes.of(dtype).length() <= LANES;
    var key = new Key(dtype, op, fit);
    Fold fold = FOLDS.get(key);
    return fold != null ? fold : FOLDS.computeIfAbsent(key, Fold::make);
  }

  private static Fold make(Key key) {
    Class<?> template =
        key.vectors ? VectorFold.class : key.dtype.computes() ? FloatFold.class : IntegerFold.class;
    String suffix = "$" + key.op + "$" + key.dtype;
    return Specializer.specialize(MethodHandles.lookup(), template, suffix, key, Fold.class);
  }

  /** Returns the result of combining no elements. */
  static double identity(Reducer op) {
    return switch (op) {
      case SUM, ANY -> 0;
      case PROD, ALL -> 1;
      case MAX -> Double.NEGATIVE_INFINITY;
      case MIN -> Double.POSITIVE_INFINITY;
    };
  }

  /** Returns the result of combining no longs. */
  static long longIdentity(Reducer op) {
    return switch (op) {
      case SUM, ANY -> 0;
      case PROD, ALL -> 1;
      case MAX -> Long.MIN_VALUE;
      case MIN -> Long.MAX_VALUE;
    };
  }

  /** Combines two integers, or two masks. */
  static long combine(Reducer op, long a, long b) {
    return switch (op) {
      case SUM -> a + b;
      case PROD -> a * b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case ANY -> a != 0 || b != 0 ? 1 : 0;
      case ALL -> a != 0 && b != 0 ? 1 : 0;
    };
  }

  /** Combines two numbers. */
  static double combine(Reducer op, double a, double b) {
    return switch (op) {
      case SUM -> a + b;
      case PROD -> a * b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case ANY, ALL -> throw new IllegalArgumentException(op + " combines masks");
    };
  }

  /** Combines two numbers. */
  static float combine(Reducer op, float a, float b) {
    return switch (op) {
      case SUM -> a + b;
      case PROD -> a * b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case ANY, ALL -> throw new IllegalArgumentException(op + " combines masks");
    };
  }
}
