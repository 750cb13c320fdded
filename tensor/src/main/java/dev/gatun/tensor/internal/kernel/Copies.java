package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Copies elements between places of any strides, converting them where the types differ. What lies
 * in one piece on both sides is copied in one piece; what lies crosswise, in tiles that fit the
 * cache.
 */
public final class Copies {
  private static final long GRAIN = 32 << 10;
  private static final long SHORT_RUN_BYTES = 64;
  private static final long CHUNK = 2048;

  /** So few elements are copied at once. */
  private static final long FEW = 4096;

  private Copies() {}

  /**
   * Copies the elements of {@code from} to those of {@code to}, which has the same sizes. Numbers
   * convert as Java casts them, fractions towards zero; what is not zero becomes true; binary16 and
   * bfloat16 round to nearest, ties to even.
   *
   * @param from any strides, also 0 and negative; must not overlap {@code to}
   * @param to any strides that keep its elements apart
   */
  public static void copy(View from, View to) {
    if (to.count() == 0) return;
    if (to.count() <= FEW && to.isRowMajor() && isEven(from)) {
      line(from, to);
      return;
    }
    boolean bits = Mover.keepsBits(from.dtype(), to.dtype());
    Nest nest = Nest.of(to, from).atLeast(2);
    int last = nest.depth() - 1;
    int unit = nest.loopOf(1, from.dtype().bytes());
    if (unit < 0 || nest.loopOf(0, to.dtype().bytes()) != last) {
      elements(Tiles.lines(nest), from, to);
    } else if (unit < last) {
      var tiles = Tiles.squares(nest.moved(unit, last - 1));
      if (bits && to.dtype().bytes() == 4) crosswise(tiles, from, to);
      else elements(tiles, from, to);
    } else if (bits && nest.sizes()[last] * to.dtype().bytes() >= SHORT_RUN_BYTES) {
      runs(Tiles.lines(nest), from, to);
    } else {
      elements(Tiles.lines(nest), from, to);
    }
  }

  /** Tells whether the elements are row-major or all one, so that a single loop visits them. */
  private static boolean isEven(View v) {
    return v.isRowMajor() || isRepeated(v);
  }

  private static boolean isRepeated(View v) {
    for (int d = 0; d < v.rank(); d++) if (v.sizes()[d] != 1 && v.strides()[d] != 0) return false;
    return true;
  }

  private static void line(View from, View to) {
    int width = to.dtype().bytes();
    int sourceWidth = from.dtype().bytes();
    long step = isRepeated(from) ? 0 : sourceWidth;
    Mover.of(from.dtype(), to.dtype())
        .move(
            from.segment(),
            from.offset() * sourceWidth,
            0,
            step,
            to.segment(),
            to.offset() * width,
            0,
            width,
            1,
            to.count());
  }

  private static void elements(Tiles tiles, View from, View to) {
    Mover mover = Mover.of(from.dtype(), to.dtype());
    MemorySegment source = from.segment();
    MemorySegment target = to.segment();
    long rowStep = tiles.rowStep(0);
    long step = tiles.columnStep(0);
    long sourceRowStep = tiles.rowStep(1);
    long sourceStep = tiles.columnStep(1);
    tiles.run(
        offsets(to, from),
        GRAIN,
        at ->
            mover.move(
                source,
                at.offset(1),
                sourceRowStep,
                sourceStep,
                target,
                at.offset(0),
                rowStep,
                step,
                at.rows(),
                at.columns()));
  }

  private static void crosswise(Tiles tiles, View from, View to) {
    Crosswise copier = Crosswise.toMemory();
    MemorySegment source = from.segment();
    MemorySegment target = to.segment();
    long rowBytes = tiles.rowStep(0);
    long lineBytes = tiles.columnStep(1);
    tiles.run(
        offsets(to, from),
        GRAIN,
        at ->
            copier.copy(
                source,
                at.offset(1),
                lineBytes,
                target,
                at.offset(0),
                rowBytes,
                (int) at.rows(),
                (int) at.columns()));
  }

  private static void runs(Tiles tiles, View from, View to) {
    MemorySegment source = from.segment();
    MemorySegment target = to.segment();
    long rowStep = tiles.rowStep(0);
    long sourceRowStep = tiles.rowStep(1);
    int width = to.dtype().bytes();
    tiles.run(
        offsets(to, from),
        GRAIN,
        at -> {
          for (long i = 0; i < at.rows(); i++) {
            long f = at.offset(1) + i * sourceRowStep;
            long t = at.offset(0) + i * rowStep;
            MemorySegment.copy(source, f, target, t, at.columns() * width);
          }
        });
  }

  private static long[] offsets(View to, View from) {
    return new long[] {to.offset() * to.dtype().bytes(), from.offset() * from.dtype().bytes()};
  }

  /** Sets all elements to {@code value}, converted as by {@link #copy}. */
  public static void fill(View to, double value) {
    try (var scratch = new Scratch()) {
      View one = scratch.repeated(DType.F64, new long[] {CHUNK});
      one.segment().set(ValueLayout.JAVA_DOUBLE, 0, value);
      fill(to, one, scratch);
    }
  }

  /** Sets all elements to {@code value}, converted as by {@link #copy}. */
  public static void fill(View to, long value) {
    try (var scratch = new Scratch()) {
      View one = scratch.repeated(DType.I64, new long[] {CHUNK});
      one.segment().set(ValueLayout.JAVA_LONG, 0, value);
      fill(to, one, scratch);
    }
  }

  /** Copies a chunk of equal elements to wherever elements lie in one piece. */
  private static void fill(View to, View value, Scratch scratch) {
    if (to.count() == 0) return;
    if (to.count() <= CHUNK) {
      copy(new View(value.dtype(), value.segment(), 0, to.sizes(), new long[to.rank()]), to);
      return;
    }
    View chunk = scratch.dense(to.dtype(), CHUNK);
    copy(value, chunk);
    Nest nest = Nest.of(to).atLeast(2);
    int width = to.dtype().bytes();
    if (nest.loopOf(0, width) != nest.depth() - 1) {
      copy(new View(to.dtype(), chunk.segment(), 0, to.sizes(), new long[to.rank()]), to);
      return;
    }
    var tiles = new Tiles(nest, 16, CHUNK);
    long rowStep = tiles.rowStep(0);
    tiles.run(
        new long[] {to.offset() * width},
        GRAIN,
        at -> {
          for (long i = 0; i < at.rows(); i++) {
            long t = at.offset(0) + i * rowStep;
            MemorySegment.copy(chunk.segment(), 0, to.segment(), t, at.columns() * width);
          }
        });
  }
}
