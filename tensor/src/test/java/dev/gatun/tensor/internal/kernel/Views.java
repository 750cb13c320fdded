package dev.gatun.tensor.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Makes views of every kind, and reads and writes their elements one by one. */
public final class Views {
  private Views() {}

  /** How the elements of a view lie in memory. */
  public enum Layout {
    ROW_MAJOR,
    COLUMN_MAJOR,
    CHANNELS_LAST,
    GAPS,
    BACKWARDS,
    REPEATED
  }

  /** Returns a dense view of zeros. */
  public static View dense(DType dtype, long... sizes) {
    return of(dtype, Layout.ROW_MAJOR, sizes);
  }

  /** Returns a view of zeros, in memory with nothing to spare around it. */
  public static View of(DType dtype, Layout layout, long... sizes) {
    int rank = sizes.length;
    long[] strides = strides(order(layout, rank), sizes, layout == Layout.GAPS ? 2 : 1);
    long offset = 0;
    if (layout == Layout.REPEATED && rank > 0) strides[rank / 2] = 0;
    long extent = 1;
    for (int d = 0; d < rank; d++) extent += Math.max(0, sizes[d] - 1) * strides[d];
    if (layout == Layout.BACKWARDS) {
      offset = extent - 1;
      for (int d = 0; d < rank; d++) strides[d] = -strides[d];
    }
    MemorySegment segment = Arena.ofAuto().allocate(extent * dtype.bytes(), 64);
    return new View(dtype, segment, offset, sizes.clone(), strides);
  }

  /** The dimensions, innermost first. */
  private static int[] order(Layout layout, int rank) {
    int[] order = new int[rank];
    for (int i = 0; i < rank; i++) order[i] = layout == Layout.COLUMN_MAJOR ? i : rank - 1 - i;
    if (layout == Layout.CHANNELS_LAST && rank > 2) {
      System.arraycopy(order, 0, order, 1, rank - 2);
      order[0] = 1;
    }
    return order;
  }

  private static long[] strides(int[] order, long[] sizes, long gap) {
    long[] strides = new long[sizes.length];
    long step = gap;
    for (int d : order) {
      strides[d] = step;
      step = step * Math.max(1, sizes[d]) + gap - 1;
    }
    return strides;
  }

  /** Calls {@code body} with each position of a tensor of these sizes, in row-major order. */
  public static void positions(long[] sizes, Consumer<long[]> body) {
    if (Shape.of(sizes).count() == 0) return;
    long[] at = new long[sizes.length];
    int d;
    do {
      body.accept(at);
      for (d = sizes.length - 1; d >= 0 && ++at[d] == sizes[d]; d--) at[d] = 0;
    } while (d >= 0);
  }

  private static long address(View v, long[] at) {
    long e = v.offset();
    for (int d = 0; d < at.length; d++) e += at[d] * v.strides()[d];
    return e * v.dtype().bytes();
  }

  /** Returns an element as a Double if it is a float, else as a Long. */
  public static Number get(View v, long... at) {
    MemorySegment m = v.segment();
    long a = address(v, at);
    return switch (v.dtype()) {
      case BOOL, I8 -> (long) m.get(JAVA_BYTE, a);
      case U8 -> (long) (m.get(JAVA_BYTE, a) & 0xFF);
      case I16 -> (long) m.get(JAVA_SHORT_UNALIGNED, a);
      case I32 -> (long) m.get(JAVA_INT_UNALIGNED, a);
      case I64 -> m.get(JAVA_LONG_UNALIGNED, a);
      case F16 -> (double) Float.float16ToFloat(m.get(JAVA_SHORT_UNALIGNED, a));
      case BF16 -> (double) Float.intBitsToFloat(m.get(JAVA_SHORT_UNALIGNED, a) << 16);
      case F32 -> (double) m.get(JAVA_FLOAT_UNALIGNED, a);
      case F64 -> m.get(JAVA_DOUBLE_UNALIGNED, a);
    };
  }

  /** Sets an element; the value must be one that the type has. */
  public static void set(View v, Number value, long... at) {
    MemorySegment m = v.segment();
    long a = address(v, at);
    switch (v.dtype()) {
      case BOOL, I8, U8 -> m.set(JAVA_BYTE, a, value.byteValue());
      case I16 -> m.set(JAVA_SHORT_UNALIGNED, a, value.shortValue());
      case I32 -> m.set(JAVA_INT_UNALIGNED, a, value.intValue());
      case I64 -> m.set(JAVA_LONG_UNALIGNED, a, value.longValue());
      case F16 -> m.set(JAVA_SHORT_UNALIGNED, a, Float.floatToFloat16(value.floatValue()));
      case BF16 ->
          m.set(
              JAVA_SHORT_UNALIGNED,
              a,
              (short) (Float.floatToRawIntBits(value.floatValue()) >>> 16));
      case F32 -> m.set(JAVA_FLOAT_UNALIGNED, a, value.floatValue());
      case F64 -> m.set(JAVA_DOUBLE_UNALIGNED, a, value.doubleValue());
    }
  }

  /** Fills a view with numbers from -1 to 1, or integers of all magnitudes, or masks. */
  public static View random(View v, long seed) {
    var random = new SplittableRandom(seed);
    positions(
        v.sizes(),
        at -> {
          Number n = (random.nextDouble() - 0.5) * 2;
          if (v.dtype() == DType.BOOL) n = random.nextInt(2);
          else if (v.dtype().isInteger()) n = random.nextLong() >> random.nextInt(64);
          set(v, n, at);
        });
    return v;
  }

  /** Returns the bytes of the elements in row-major order. */
  public static byte[] bytes(View v) {
    View dense = dense(v.dtype(), v.sizes());
    positions(v.sizes(), at -> set(dense, get(v, at), at));
    byte[] bytes = dense.segment().toArray(JAVA_BYTE);
    return v.count() == 0 ? new byte[0] : bytes;
  }

  /** Returns the same elements with dimension {@code order[i]} at place i. */
  public static View permuted(View v, int... order) {
    long[] sizes = Arrays.stream(order).mapToLong(d -> v.sizes()[d]).toArray();
    long[] strides = Arrays.stream(order).mapToLong(d -> v.strides()[d]).toArray();
    return new View(v.dtype(), v.segment(), v.offset(), sizes, strides);
  }
}
