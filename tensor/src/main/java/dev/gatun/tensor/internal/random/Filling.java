package dev.gatun.tensor.internal.random;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Copies;
import dev.gatun.tensor.internal.kernel.Scratch;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;

/** Turns the words of a sequence into the elements of a view, block by block. */
final class Filling {
  private static final int BLOCK = 1 << 15;
  private static final int CHUNK = 1 << 11;

  private Filling() {}

  /**
   * Where the numbers come from.
   *
   * @param words how many words an element takes: 1, 2 or 4
   */
  record Source(long seed, long stream, int words) {}

  /** Writes elements that lie one behind the other, from byte {@code at} on. */
  interface Writer {
    /**
     * Writes {@code n} elements.
     *
     * @param first the number of the first one in the view
     * @param words those of the first element, then those of the second, and so on
     */
    void write(int[] words, int n, long first, MemorySegment segment, long at);
  }

  /**
   * Fills a view of type {@code type}; one that is not in row-major order by way of a copy that is.
   *
   * @throws IllegalArgumentException if the view has another type
   */
  static void run(View to, DType type, Source source, Writer writer) {
    if (to.dtype() != type) {
      throw new IllegalArgumentException(
          "random numbers: the type is " + to.dtype() + ": expected " + type);
    }
    if (to.isRowMajor()) {
      fill(to, source, writer);
    } else {
      try (var scratch = new Scratch()) {
        View dense = scratch.dense(type, to.sizes().clone());
        fill(dense, source, writer);
        Copies.copy(dense, to);
      }
    }
  }

  private static void fill(View to, Source source, Writer writer) {
    long count = to.count();
    int blocks = Math.toIntExact(Math.ceilDiv(count, BLOCK));
    Parallel.run(
        blocks,
        b -> {
          int[] words = new int[CHUNK * source.words()];
          long end = Math.min(count, (b + 1L) * BLOCK);
          for (long i = (long) b * BLOCK; i < end; i += CHUNK) {
            int n = (int) Math.min(CHUNK, end - i);
            int needed = Math.ceilDiv(n * source.words(), 4);
            long block = i / 4 * source.words();
            Words.FASTEST.fill(source.seed(), source.stream(), block, needed, words);
            writer.write(words, n, i, to.segment(), (to.offset() + i) * to.dtype().bytes());
          }
        });
  }
}
