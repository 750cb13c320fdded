package dev.gatun.tensor.internal.attention;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.attention.BlockPass.Block;
import dev.gatun.tensor.internal.linalg.Matrix;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * What hides keys from queries: a mask that is added to the scores, keys that come after a query,
 * and the places behind the last key of a block.
 *
 * @param mask the mask of one head, or null
 * @param causal whether queries see only the keys up to their own place
 */
record Scores(@Nullable Matrix mask, boolean causal) {
  private static final MemorySegment HIDDEN_F32 = hidden(DType.F32);
  private static final MemorySegment HIDDEN_F64 = hidden(DType.F64);

  private static MemorySegment hidden(DType type) {
    MemorySegment m = Arena.global().allocate((long) BlockSizes.KEYS * type.bytes(), 64);
    for (int i = 0; i < BlockSizes.KEYS; i++) {
      if (type == DType.F64) {
        m.setAtIndex(ValueLayout.JAVA_DOUBLE, i, Double.NEGATIVE_INFINITY);
      } else {
        m.setAtIndex(ValueLayout.JAVA_FLOAT, i, Float.NEGATIVE_INFINITY);
      }
    }
    return m;
  }

  /** Writes minus infinity {@code count} times to a byte offset. */
  static void hide(DType type, MemorySegment memory, long at, long count) {
    MemorySegment hidden = type == DType.F64 ? HIDDEN_F64 : HIDDEN_F32;
    long size = type.bytes();
    for (long i = 0; i < count; i += BlockSizes.KEYS) {
      long some = Math.min(BlockSizes.KEYS, count - i);
      MemorySegment.copy(hidden, 0, memory, at + i * size, some * size);
    }
  }

  /** Multiplies some elements of an array by a number. */
  static void multiply(Object array, int from, int to, double by) {
    if (array instanceof float[] x) {
      float factor = (float) by;
      for (int i = from; i < to; i++) x[i] *= factor;
    } else {
      double[] x = (double[]) array;
      for (int i = from; i < to; i++) x[i] *= by;
    }
  }

  /** Tells whether a block of keys is hidden from all queries before {@code end}. */
  boolean hides(long firstKey, long end) {
    return causal && firstKey >= end;
  }

  /** Returns how many of {@code keys} keys some queries before {@code end} see. */
  int seen(long firstKey, int keys, long end) {
    return causal ? (int) Math.min(keys, end - firstKey) : keys;
  }

  /**
   * Completes a block of products.
   *
   * @param memory where the block is, and room for as many elements at {@code room}
   * @param query the number of its first row
   * @param key the number of its first column
   * @param keys how many columns it has
   */
  void complete(
      BlockKernels kernels,
      MemorySegment memory,
      Block block,
      long room,
      long query,
      long key,
      int keys) {
    DType type = kernels.tiles().type();
    if (mask != null) {
      stage(mask, type, memory, block, room, query, key, keys);
      kernels.pass().add(memory, block.at(), room, block.rows() * block.width());
    }
    for (int r = 0; r < block.rows(); r++) {
      long seen = causal ? Math.clamp(query + r + 1 - key, 0, keys) : keys;
      long rest = block.width() - seen;
      long at = block.at() + (r * (long) block.width() + seen) * type.bytes();
      if (rest > 0) hide(type, memory, at, rest);
    }
  }

  private static void stage(
      Matrix mask,
      DType type,
      MemorySegment memory,
      Block block,
      long room,
      long query,
      long key,
      int keys) {
    long size = type.bytes();
    for (int r = 0; r < block.rows(); r++) {
      long from = mask.offset() + (query + r) * mask.rowStride() + key * mask.colStride();
      long to = room + r * (long) block.width() * size;
      if (mask.colStride() == 1) {
        MemorySegment.copy(mask.segment(), from * size, memory, to, keys * size);
      } else {
        for (int c = 0; c < keys; c++) {
          long at = (from + c * mask.colStride()) * size;
          MemorySegment.copy(mask.segment(), at, memory, to + c * size, size);
        }
      }
    }
  }
}
