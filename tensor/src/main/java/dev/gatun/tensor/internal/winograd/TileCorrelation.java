package dev.gatun.tensor.internal.winograd;

import dev.gatun.tensor.internal.linalg.Elements;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Computes target images from source images, a few rows of tiles at a time, so that their values
 * stay in cache: a convolution's outputs, or with turned kernels the gradient of its input.
 */
final class TileCorrelation {
  /** The points of a tile. */
  static final int POINTS = 36;

  /**
   * Tiles that are computed together at most: enough to use the weights often, few enough for the
   * cache.
   */
  private static final int TOGETHER = 36;

  /** As many if there would be less than {@link #BLOCKS} blocks otherwise. */
  private static final int FEW = 18;

  private static final int BLOCKS = 8;

  private final WinogradKernels kernels;
  private final TileGrid source;
  private final TileGrid target;
  private final int size;
  private final Object weights;
  private final int panels;
  private final int columns;
  private final int rows;
  private final int tiles;
  private Object summand;
  private boolean rectified;

  /** Maps the weights; {@code turned} exchanges their channels and turns kernels half around. */
  TileCorrelation(
      WinogradKernels kernels,
      TileGrid source,
      TileGrid target,
      boolean turned,
      MemorySegment w,
      long wAt) {
    this.kernels = kernels;
    this.source = source;
    this.target = target;
    size = kernels.type().bytes();
    panels = kernels.panels(target.channels());
    columns = panels * kernels.panel();
    rows = target.rowsOf(TOGETHER);
    tiles = (rows * target.across() + 3) / 4 * 4;
    summand = Elements.array(kernels.type(), target.line());
    weights =
        new KernelValues(kernels, source.channels(), target.channels(), turned).of(w, wAt * size);
  }

  /** Adds a number to each channel of the target. */
  TileCorrelation bias(@Nullable MemorySegment b, long at) {
    if (b == null) return this;
    int channels = target.channels();
    summand = Elements.array(kernels.type(), target.line());
    for (int i = 0; i < target.line(); i += channels) {
      Elements.copy(b, at * size, summand, i, channels);
    }
    return this;
  }

  /** Says whether outputs below zero become zero. */
  TileCorrelation rectified(boolean wanted) {
    rectified = wanted;
    return this;
  }

  void run(int batch, MemorySegment from, long fromAt, MemorySegment to, long toAt) {
    long all = (long) batch * target.down();
    int some = Math.clamp(all / BLOCKS, target.rowsOf(FEW), rows);
    int blocks = Math.toIntExact((all + some - 1) / some);
    Parallel.run(
        blocks,
        b -> {
          long first = (long) b * some;
          int count = (int) Math.min(some, all - first);
          block(first, count, from, fromAt * size, to, toAt * size);
        });
  }

  private void block(
      long first, int count, MemorySegment from, long fromAt, MemorySegment to, long toAt) {
    var scratch = Scratch.current();
    var type = kernels.type();
    int line = Math.max(source.line(), target.line());
    Object lines = scratch.array(type, Slot.LEFT, 12L * line);
    Object values = scratch.array(type, Slot.RIGHT, (long) POINTS * tiles * source.channels());
    Object products = scratch.array(type, Slot.TRANSIT, (long) POINTS * tiles * columns);
    for (int r = 0; r < count; r++) {
      source.copy(from, fromAt, first + r, size, lines, 0);
      values(lines, values, r * target.across());
    }
    multiply(values, products, (count * target.across() + 3) / 4 * 4);
    for (int r = 0; r < count; r++) {
      outputs(products, r * target.across(), lines);
      write(lines, first + r, to, toAt);
    }
  }

  /** Maps 6 lines to the values of a row of tiles, {@code (point, tile, channel)}. */
  private void values(Object lines, Object values, int tile) {
    int line = source.line();
    int channels = source.channels();
    var stencils = kernels.stencils();
    stencils.inputs(lines, 0, line, lines, 6 * line, line, line);
    for (int i = 0; i < 6; i++) {
      int from = (6 + i) * line;
      int to = (6 * i * tiles + tile) * channels;
      for (int t = 0; t < target.across(); t++) {
        int pixel = from + t * TileGrid.STEP * channels;
        stencils.inputs(
            lines, pixel, channels, values, to + t * channels, tiles * channels, channels);
      }
    }
  }

  private void multiply(Object values, Object products, int count) {
    int k = source.channels();
    int panel = k * kernels.panel();
    int c = tiles * columns;
    kernels.product().run(values, tiles * k, k, weights, panel, panels, products, 0, c, count, k);
  }

  /** Maps the products of a row of tiles to 4 lines behind the first 6. */
  private void outputs(Object products, int tile, Object lines) {
    int line = target.line();
    int channels = target.channels();
    var stencils = kernels.stencils();
    for (int i = 0; i < 6; i++) {
      int from = (6 * i * tiles + tile) * columns;
      for (int t = 0; t < target.across(); t++) {
        int pixel = i * line + t * TileGrid.STEP * channels;
        stencils.outputs(
            products, from + t * columns, tiles * columns, lines, pixel, channels, channels);
      }
    }
    stencils.outputs(lines, 0, line, lines, 6 * line, line, line);
  }

  private void write(Object lines, long row, MemorySegment to, long toAt) {
    long image = row / target.down();
    int top = (int) (row % target.down()) * TileGrid.STEP;
    int count = target.width() * target.channels();
    for (int i = 0; i < TileGrid.STEP && top + i < target.height(); i++) {
      int line = (6 + i) * target.line();
      long at = toAt + (image * target.height() + top + i) * count * size;
      kernels.stencils().write(lines, line, summand, to, at, count, rectified);
    }
  }
}
