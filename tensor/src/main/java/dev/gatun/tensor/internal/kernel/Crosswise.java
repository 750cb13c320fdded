package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;

/**
 * Transposes elements of four bytes two by two: one {@code long} holds two neighbours of a line, so
 * that two loads and two stores move four elements.
 */
public abstract class Crosswise {
  private static final Crosswise MEMORY = make("$memory");
  private static final Crosswise ARRAY = make("$array");

  private static Crosswise make(String suffix) {
    return Specializer.specialize(
        MethodHandles.lookup(), CrosswiseLoop.class, suffix, suffix, Crosswise.class);
  }

  /**
   * Copies element {@code r} of line {@code c} to place {@code c} of row {@code r}.
   *
   * @param from the byte offset of the first line in the source
   * @param lineBytes the distance between lines
   * @param to the byte offset of the first row in the target
   * @param rowBytes the distance between rows
   */
  abstract void copy(
      MemorySegment source,
      long from,
      long lineBytes,
      MemorySegment target,
      long to,
      long rowBytes,
      int rows,
      int columns);

  /** Returns the one that writes to memory outside the heap. */
  static Crosswise toMemory() {
    return MEMORY;
  }

  /**
   * Copies element {@code r} of line {@code c} to {@code target[to + r * width + c]}.
   *
   * @param from the byte offset of the first line
   * @param lineBytes the distance between lines
   */
  public static void copy(
      MemorySegment source,
      long from,
      long lineBytes,
      float[] target,
      int to,
      int width,
      int rows,
      int columns) {
    ARRAY.copy(
        source, from, lineBytes, MemorySegment.ofArray(target), 4L * to, 4L * width, rows, columns);
  }
}
