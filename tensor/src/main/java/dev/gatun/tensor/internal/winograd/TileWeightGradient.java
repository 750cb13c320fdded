package dev.gatun.tensor.internal.winograd;

import static dev.gatun.tensor.internal.winograd.TileCorrelation.POINTS;
import static dev.gatun.tensor.internal.winograd.WinogradKernels.GROUP;

import dev.gatun.tensor.internal.linalg.Elements;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;

/**
 * Computes the gradient of the weights: at each point the sum over all tiles of the inputs' values
 * times the outputs' gradients, mapped to the kernels in the end. Rows of tiles are summed in
 * blocks, whose sums are added in order.
 */
final class TileWeightGradient {
  private static final int TAPS = 9;

  /** The most blocks, and the most elements of all their sums. */
  private static final int BLOCKS = 16;

  private static final long ALL_SUMS = 1 << 22;

  /** A block has at least so many tiles. */
  private static final int LEAST = 32;

  /** Tiles that are multiplied together. */
  private static final int TOGETHER = 64;

  private final WinogradKernels kernels;
  private final TileGrid source;
  private final TileGrid target;
  private final int size;
  private final int groups;
  private final int panels;
  private final int columns;
  private final int line;
  private final int rows;
  private final int tiles;
  private final long all;
  private final int blocks;

  TileWeightGradient(WinogradKernels kernels, TileGrid source, TileGrid target, int batch) {
    this.kernels = kernels;
    this.source = source;
    this.target = target;
    size = kernels.type().bytes();
    groups = source.channels() / GROUP;
    panels = kernels.panels(target.channels());
    columns = panels * kernels.panel();
    line = source.channels() * columns;
    rows = target.rowsOf(TOGETHER);
    tiles = rows * target.across();
    all = (long) batch * target.down();
    long fit = ALL_SUMS / ((long) POINTS * source.channels() * target.channels());
    blocks = (int) Math.max(1, Math.min(Math.min(BLOCKS, fit), all / target.rowsOf(LEAST)));
  }

  /** Writes the gradient to {@code dw}; offsets are in elements. */
  void run(MemorySegment x, long xAt, MemorySegment dy, long dyAt, MemorySegment dw, long dwAt) {
    int sums = POINTS * line;
    Object total = Scratch.current().array(kernels.type(), Slot.SHARED, (long) (blocks + 1) * sums);
    Parallel.run(blocks, b -> block(b, x, xAt * size, dy, dyAt * size, total, b * sums));
    Parallel.run(POINTS, p -> addBlocks(total, p * line, sums));
    mapBack(total, blocks * sums);
    write(total, dw, dwAt);
  }

  private void addBlocks(Object total, int at, int sums) {
    for (int b = 1; b < blocks; b++) Elements.add(total, b * sums + at, total, at, line);
  }

  private void block(
      int block, MemorySegment x, long xAt, MemorySegment dy, long dyAt, Object total, int at) {
    var scratch = Scratch.current();
    var type = kernels.type();
    int longest = Math.max(source.line(), target.line());
    Object lines = scratch.array(type, Slot.LEFT, 12L * longest);
    Object values = scratch.array(type, Slot.RIGHT, (long) POINTS * tiles * source.channels());
    Object gradients = scratch.array(type, Slot.TRANSIT, (long) POINTS * tiles * columns);
    Elements.clear(total, at, POINTS * line);
    long end = all * (block + 1) / blocks;
    for (long row = all * block / blocks; row < end; row += rows) {
      int count = (int) Math.min(rows, end - row);
      for (int r = 0; r < count; r++) {
        source.copy(x, xAt, row + r, size, lines, 0);
        values(lines, values, r * target.across());
        target.copy(dy, dyAt, row + r, size, lines, 0);
        gradients(lines, gradients, r * target.across());
      }
      multiply(values, gradients, total, at, count * target.across());
    }
  }

  /** Maps 6 lines to the values of a row of tiles, {@code (point, group, tile, channel)}. */
  private void values(Object lines, Object values, int tile) {
    int n = source.line();
    var stencils = kernels.stencils();
    stencils.inputs(lines, 0, n, lines, 6 * n, n, n);
    int step = groups * tiles * GROUP;
    for (int i = 0; i < 6; i++) {
      for (int t = 0; t < target.across(); t++) {
        int from = (6 + i) * n + t * TileGrid.STEP * source.channels();
        for (int g = 0; g < groups; g++) {
          int to = 6 * i * step + (g * tiles + tile + t) * GROUP;
          stencils.inputs(lines, from + g * GROUP, source.channels(), values, to, step, GROUP);
        }
      }
    }
  }

  /** Maps 4 lines to gradients of a row of tiles, {@code (point, panel, tile, channel)}. */
  private void gradients(Object lines, Object gradients, int tile) {
    int n = target.line();
    int panel = kernels.panel();
    var stencils = kernels.stencils();
    stencils.gradients(lines, 0, n, lines, 6 * n, n, n);
    int step = panels * tiles * panel;
    for (int i = 0; i < 6; i++) {
      for (int t = 0; t < target.across(); t++) {
        int from = (6 + i) * n + t * TileGrid.STEP * target.channels();
        for (int q = 0; q < panels; q++) {
          int to = 6 * i * step + (q * tiles + tile + t) * panel;
          int count = Math.min(panel, target.channels() - q * panel);
          stencils.gradients(
              lines, from + q * panel, target.channels(), gradients, to, step, count);
        }
      }
    }
  }

  private void multiply(Object values, Object gradients, Object total, int at, int count) {
    int group = tiles * GROUP;
    int panel = tiles * kernels.panel();
    int rows = source.channels();
    kernels
        .sum()
        .run(values, groups * group, group, gradients, panel, panels, total, at, line, rows, count);
  }

  /** Maps the first block's sums at the points to kernel elements, {@code (tap, in, out)}. */
  private void mapBack(Object total, int to) {
    var stencils = kernels.stencils();
    int middle = to + TAPS * line;
    for (int j = 0; j < 6; j++) {
      int at = middle + j * line;
      stencils.weightGradients(total, j * line, 6 * line, total, at, 6 * line, line);
    }
    for (int r = 0; r < 3; r++) {
      int from = middle + 6 * r * line;
      stencils.weightGradients(total, from, line, total, to + 3 * r * line, line, line);
    }
  }

  private void write(Object total, MemorySegment dw, long dwAt) {
    int in = source.channels();
    int out = target.channels();
    int count = TAPS * in * out;
    Object turned = Scratch.current().array(kernels.type(), Slot.LEFT, count);
    int from = blocks * POINTS * line;
    for (int tap = 0; tap < TAPS; tap++) {
      int at = from + tap * line;
      Elements.spread(total, at, columns, 1, turned, tap, TAPS, in * TAPS, in, out);
    }
    Elements.copy(turned, 0, dw, dwAt * size, count);
  }
}
