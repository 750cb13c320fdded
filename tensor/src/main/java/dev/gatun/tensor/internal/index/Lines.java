package dev.gatun.tensor.internal.index;

import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.parallel.Parallel;

/** The lines of some sizes along one dimension: one for each position of the others. */
final class Lines {
  private static final long BLOCK = 1 << 12;

  private final long[] sizes;
  private final int dim;

  Lines(long[] sizes, int dim) {
    this.sizes = sizes;
    this.dim = dim;
  }

  /** What to do with lines, once for each thread and block. */
  interface Body {
    /** Works on the line that begins where {@code first} is. */
    void line(Odometer first);
  }

  /** Makes the body for a block, which may own memory for its lines. */
  interface Maker {
    Body make();
  }

  /** Returns the number of elements of a line. */
  int length() {
    return Math.toIntExact(sizes[dim]);
  }

  /** Works on all lines, in fixed blocks. */
  void run(Maker maker) {
    long[] outer = sizes.clone();
    outer[dim] = 1;
    long lines = 1;
    for (long s : outer) lines *= s;
    long all = lines;
    long perBlock = Math.max(1, BLOCK / Math.max(1, length()));
    Parallel.run(
        Math.toIntExact(Math.ceilDiv(all, perBlock)),
        b -> {
          Body body = maker.make();
          var first = new Odometer(outer);
          first.go(b * perBlock);
          for (long l = b * perBlock; l < Math.min(all, (b + 1) * perBlock); l++) {
            body.line(first);
            first.next();
          }
        });
  }

  /** Returns how far apart neighbours of a line lie in a view. */
  long step(View v) {
    return v.strides()[dim];
  }
}
