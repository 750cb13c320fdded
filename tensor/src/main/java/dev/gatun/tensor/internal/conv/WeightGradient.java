package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.internal.linalg.Elements;
import dev.gatun.tensor.internal.linalg.Matrix;
import dev.gatun.tensor.internal.linalg.Panels;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.linalg.Tile;
import dev.gatun.tensor.internal.linalg.TileJob;
import dev.gatun.tensor.internal.linalg.Tiles;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;

/**
 * The gradient of a convolution with respect to its weights: {@code dw[co, ci, k] = sum over images
 * and outputs o of dy[o, co] x[o * stride + k * dilation - padding, ci]}.
 *
 * <p>A tile's rows are pairs of a kernel element and an input channel, its columns output channels,
 * and it sums over the outputs of a slab. Slabs are split into blocks, as many as the sizes say;
 * each block sums up its slabs in order, and blocks are added in order.
 */
final class WeightGradient {
  /** The most blocks of slabs. */
  private static final int BLOCKS = 16;

  /** The most elements of the sums of all blocks. */
  private static final long SUMS = 1 << 22;

  /** The bytes of a panel of a slab's output gradients, so that it stays in the first cache. */
  private static final int CACHED = 1 << 14;

  private static final double SMALL = 4e6;

  private final ConvGeometry g;
  private final Tiles tiles;
  private final int size;
  private final MemorySegment x;
  private final long xAt;
  private final MemorySegment dy;
  private final long dyAt;
  private final int[] out;
  private final int lines;
  private final int pieces;
  private final long total;
  private final int blocks;
  private final InputSlab input;
  private final MemorySegment sums;
  private final long sumElements;
  private final int[] aRows;
  private final long[] cRows;
  private final boolean parallel;

  WeightGradient(
      ConvGeometry g, Tiles tiles, MemorySegment x, long xAt, MemorySegment dy, long dyAt) {
    this.g = g;
    this.tiles = tiles;
    size = tiles.type().bytes();
    this.x = x;
    this.xAt = xAt;
    this.dy = dy;
    this.dyAt = dyAt;
    out = g.output();
    int outputs = CACHED / (tiles.panel() * size);
    lines = Math.clamp(outputs / out[2], 1, out[1]);
    pieces = Math.max(1, 2 * outputs / (out[1] * out[2]));
    total = (long) g.batch() * out[0] * out[1];
    sumElements = (long) g.taps() * g.inChannels() * g.groupOut();
    long most = Math.max(1, Math.min(BLOCKS, SUMS / Math.max(1, sumElements)));
    blocks = (int) Math.min(most, total);
    input = new InputSlab(g, tiles, lines);
    sums = Scratch.current().segment(Math.max(1, blocks) * sumElements * size);
    aRows = aRows();
    cRows = cRows();
    parallel = g.work() > SMALL;
  }

  private int rows() {
    return g.taps() * g.groupIn();
  }

  private int panels() {
    return (g.groupOut() + tiles.panel() - 1) / tiles.panel();
  }

  /** Tells a tile where each kernel element and input channel starts, for all groups. */
  private int[] aRows() {
    var starts = new int[g.groups() * rows()];
    int n = 0;
    for (int group = 0; group < g.groups(); group++) {
      for (int d = 0; d < g.kernel()[0]; d++) {
        for (int h = 0; h < g.kernel()[1]; h++) {
          for (int w = 0; w < g.kernel()[2]; w++) {
            for (int c = 0; c < g.groupIn(); c++) {
              starts[n++] = input.start(d, h, w, group * g.groupIn() + c);
            }
          }
        }
      }
    }
    return starts;
  }

  private long[] cRows() {
    var starts = new long[g.groups() * rows()];
    for (int i = 0; i < starts.length; i++) starts[i] = (long) i * g.groupOut() * size;
    return starts;
  }

  private void each(int count, IntConsumer body) {
    if (parallel) {
      Parallel.run(count, body);
    } else {
      for (int i = 0; i < count; i++) body.accept(i);
    }
  }

  /** Writes the gradient to {@code dw}. */
  void run(MemorySegment dw, long dwAt) {
    if (blocks == 0) {
      dw.asSlice(dwAt * size, sumElements * size).fill((byte) 0);
      return;
    }
    int parts = Math.max(1, Math.min(panels(), BLOCKS / blocks));
    each(blocks * parts, i -> block(i % blocks, i / blocks, parts));
    int chunk = Math.max(1, (1 << 15) / Math.max(1, rows()));
    int chunks = (g.groupOut() + chunk - 1) / chunk;
    each(g.groups() * chunks, i -> new Sum(i / chunks, i % chunks * chunk, chunk).write(dw, dwAt));
  }

  /** Sums up one block's slabs, for one part of the panels. */
  private void block(int block, int part, int parts) {
    int first = part * panels() / parts;
    int last = (part + 1) * panels() / parts;
    var scratch = Scratch.current();
    var job = tiles.job();
    job.a = scratch.array(tiles.type(), Slot.LEFT, (long) pieces * input.elements());
    long panelElements = (long) pieces * lines * out[2] * tiles.panel();
    job.b = scratch.array(tiles.type(), Slot.RIGHT, (last - first) * panelElements);
    job.c = sums;
    job.aRows = aRows;
    job.cRows = cRows;
    job.aRuns = new int[pieces];
    job.bRuns = new int[pieces];
    job.lengths = new int[pieces];
    long end = total * (block + 1) / blocks;
    boolean fresh = true;
    for (long row = total * block / blocks; row < end; fresh = false) {
      int rows = fill(job, row, end);
      for (int group = 0; group < g.groups(); group++) {
        group(job, row, rows, block, group, first, last, fresh);
      }
      row += rows;
    }
  }

  /** Copies the inputs of the next rows of outputs, one run a piece; returns how many rows. */
  private int fill(TileJob job, long from, long end) {
    int rows = 0;
    int piece = 0;
    long elements = ConvGeometry.volume(g.input()) * g.inChannels();
    while (piece < pieces && from + rows < end) {
      long row = from + rows;
      int line = (int) (row % out[1]);
      int depth = (int) (row / out[1] % out[0]);
      long image = xAt + row / out[1] / out[0] * elements;
      int count = (int) Math.min(end - row, Math.min(lines, out[1] - line));
      int at = piece * input.elements();
      input.fill(job.a, at, x, image, depth, line, count);
      job.aRuns[piece] = at;
      job.bRuns[piece] = rows * out[2] * tiles.panel();
      job.lengths[piece++] = count * out[2];
      rows += count;
    }
    job.lastRun = piece;
    return rows;
  }

  /** Adds some rows of outputs to a block's sums, in the panels from first to last of a group. */
  private void group(
      TileJob job, long row, int rows, int block, int group, int first, int last, boolean fresh) {
    int pixels = rows * out[2];
    int panel = tiles.panel();
    int channel = group * g.groupOut() + first * panel;
    int columns = Math.min((last - first) * panel, (group + 1) * g.groupOut() - channel);
    long from = dyAt + row * out[2] * g.outChannels() + channel;
    var gradients = new Matrix(dy, from, pixels, columns, g.outChannels(), 1);
    Panels.pack(tiles, gradients, job.b, 0, pixels * panel, true);
    job.first = group * rows();
    job.last = job.first + rows();
    for (int p = first; p < last; p++) {
      job.columns = Math.min(panel, g.groupOut() - p * panel);
      job.bAt = (p - first) * pixels * panel;
      job.cAt = (block * sumElements + (long) p * panel) * size;
      if (fresh) job.fromZero();
      else job.fromResult();
      tile(job.columns).run(job);
    }
  }

  private Tile tile(int columns) {
    return input.interleaved() ? tiles.interleaved(columns) : tiles.plain(columns);
  }

  /** Adds the blocks for some output channels of a group, and lays them out as weights. */
  private final class Sum {
    private final int group;
    private final int from;
    private final int count;

    Sum(int group, int from, int most) {
      this.group = group;
      this.from = from;
      count = Math.min(most, g.groupOut() - from);
    }

    void write(MemorySegment dw, long dwAt) {
      int rows = rows();
      var scratch = Scratch.current();
      Object total = scratch.array(tiles.type(), Slot.LEFT, (long) rows * count);
      Object turned = scratch.array(tiles.type(), Slot.RIGHT, (long) rows * count);
      for (int b = 0; b < blocks; b++) {
        long start = b * sumElements + (long) group * rows * g.groupOut() + from;
        for (int r = 0; r < rows; r++) {
          long at = (start + (long) r * g.groupOut()) * size;
          if (b == 0) Elements.copy(sums, at, total, r * count, count);
          else Elements.add(sums, at, total, r * count, count);
        }
      }
      turn(total, turned);
      long to = dwAt + ((long) group * g.groupOut() + from) * rows;
      Elements.copy(turned, 0, dw, to * size, rows * count);
    }

    /** Exchanges kernel elements and input channels, and puts output channels first. */
    private void turn(Object total, Object turned) {
      int taps = g.taps();
      int channels = g.groupIn();
      for (int t = 0; t < taps; t++) {
        int source = t * channels * count;
        Elements.spread(total, source, 1, count, turned, t, rows(), taps, count, channels);
      }
    }
  }
}
