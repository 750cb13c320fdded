package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.PoolWindow;
import dev.gatun.tensor.internal.kernel.Simd;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.parallel.Parallel;

/**
 * Pooling over views of the dimensions (N, C, D, H, W) in F32 or F64; missing spatial dimensions
 * have size 1. Channels-last memory (stride 1 along C in every view) runs vectorised over channels;
 * other layouts are copied to it first. Without vectors, and as a reference, there is plain Java.
 * All ways give the same bits: sums run over windows or taps in ascending order of (d, h, w). In
 * vectors gradients are gathered, so that every element is written once.
 */
public final class Pooling {
  private static final long BLOCK = 1 << 16;

  private Pooling() {}

  /**
   * Returns the number of windows along a dimension by PyTorch's rule, {@code floor((input + 2
   * padding - dilation (kernel - 1) - 1) / stride) + 1}; with {@code ceil} it rounds up, but the
   * last window must begin inside the input or the padding before it.
   */
  public static long outputSize(
      long input, int kernel, int stride, int padding, int dilation, boolean ceil) {
    long span = input + 2L * padding - (long) dilation * (kernel - 1) - 1;
    long windows = Math.floorDiv(span + (ceil ? stride - 1 : 0), (long) stride) + 1;
    boolean beyond = ceil && (windows - 1) * stride >= input + padding;
    return beyond ? windows - 1 : windows;
  }

  /**
   * Writes the largest element of each window to {@code y} and its flat spatial index within D * H
   * * W of {@code x} to {@code indexI32}: the first of equals, and the first NaN if there is one. A
   * window that sees nothing gives negative infinity and index -1.
   */
  public static void max(View x, PoolWindow w, View y, View indexI32) {
    run(PoolOp.MAX, Pass.max(x, w, y, indexI32));
  }

  /**
   * Writes to {@code dx} the gradient of {@link #max}: each input receives the sum of {@code dy}
   * over the windows whose index it is.
   */
  public static void maxGradient(View dy, PoolWindow w, View indexI32, View dx) {
    run(PoolOp.MAX_GRADIENT, Pass.max(dx, w, dy, indexI32));
  }

  /**
   * Writes the sum of each window over its divisor to {@code y}: {@code divisor}, or if that is 0
   * the number of its taps, with those in the padding or without. A window that sees nothing gives
   * 0.
   */
  public static void avg(View x, PoolWindow w, boolean includePadding, int divisor, View y) {
    run(PoolOp.AVG, Pass.avg(x, w, includePadding, divisor, y));
  }

  /** Writes to {@code dx} the gradient of {@link #avg}. */
  public static void avgGradient(
      View dy, PoolWindow w, boolean includePadding, int divisor, View dx) {
    run(PoolOp.AVG_GRADIENT, Pass.avg(dx, w, includePadding, divisor, dy));
  }

  static void run(PoolOp op, Pass p) {
    if (!Simd.available()) planes(op, p);
    else if (p.channelsLast() && enoughChannels(p)) rows(op, p);
    else packed(op, p);
  }

  private static boolean enoughChannels(Pass p) {
    return p.x().sizes()[1] >= VectorPool.lanes(p.x().dtype());
  }

  /** Splits the rows of the result, of all channels, into blocks of some {@link #BLOCK} reads. */
  static void rows(PoolOp op, Pass p) {
    RowKernel kernel = VectorPool.of(op, p.x().dtype());
    long[] sizes = (op.isGradient() ? p.x() : p.y()).sizes();
    long rows = sizes[0] * sizes[2] * sizes[3];
    long work = sizes[4] * sizes[1] * p.reach(op);
    split(
        rows,
        work,
        (from, to) -> {
          for (long r = from; r < to; r++) {
            long image = r / sizes[3];
            int d = (int) (image % sizes[2]);
            kernel.row(p, image / sizes[2], d, (int) (r % sizes[3]));
          }
        });
  }

  /** Runs on channels-last copies. */
  static void packed(PoolOp op, Pass p) {
    try (var pool = new PackedPool(op, p, VectorPool.lanes(p.x().dtype()))) {
      pool.run();
    }
  }

  /** Splits the planes (the channels of all images) into blocks of some {@link #BLOCK} reads. */
  static void planes(PoolOp op, Pass p) {
    long channels = p.x().sizes()[1];
    long work = Math.max(1, p.plane());
    split(
        p.x().sizes()[0] * channels,
        work,
        (from, to) -> {
          var pool = new ScalarPool(op, p);
          for (long i = from; i < to; i++) pool.plane(i / channels, i % channels);
        });
  }

  private interface Block {
    void run(long from, long to);
  }

  private static void split(long items, long work, Block body) {
    long perBlock = Math.max(1, BLOCK / Math.max(1, work));
    int blocks = Math.toIntExact(Math.ceilDiv(items, perBlock));
    Parallel.run(blocks, b -> body.run(b * perBlock, Math.min(items, (b + 1) * perBlock)));
  }
}
