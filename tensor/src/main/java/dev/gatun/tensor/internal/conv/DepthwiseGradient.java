package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.internal.linalg.Elements;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.linalg.Tiles;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;

/**
 * The gradient with respect to the weights of a convolution that keeps channels apart. Images are
 * split into blocks, each summed up in order, and blocks are added in order.
 */
final class DepthwiseGradient {
  private static final int BLOCKS = 16;
  private static final double SMALL = 2e6;

  private final ConvGeometry g;
  private final Channels kernels;
  private final Tiles tiles;
  private final long size;
  private final int stride;
  private final int blocks;
  private final Object sums;

  DepthwiseGradient(ConvGeometry g, Tiles tiles) {
    this.g = g;
    this.tiles = tiles;
    kernels = ChannelKernels.of(tiles);
    size = tiles.type().bytes();
    stride = Depthwise.stride(g, tiles);
    blocks = Math.clamp(g.batch(), 1, BLOCKS);
    sums = Scratch.current().array(tiles.type(), Slot.SHARED, (long) blocks * g.taps() * stride);
  }

  void run(MemorySegment x, long xAt, MemorySegment dy, long dyAt, MemorySegment dw, long dwAt) {
    int length = g.taps() * stride;
    Elements.clear(sums, 0, blocks * length);
    if (g.work() <= SMALL) {
      for (int b = 0; b < blocks; b++) block(b, x, xAt, dy, dyAt);
    } else {
      Parallel.run(blocks, b -> block(b, x, xAt, dy, dyAt));
    }
    for (int b = 1; b < blocks; b++) Elements.add(sums, b * length, sums, 0, length);
    int count = g.taps() * g.inChannels();
    Object turned = Scratch.current().array(tiles.type(), Slot.TRANSIT, count);
    Elements.spread(sums, 0, 1, stride, turned, 0, g.taps(), 1, g.inChannels(), g.taps());
    Elements.copy(turned, 0, dw, dwAt * size, count);
  }

  private void block(int block, MemorySegment x, long xAt, MemorySegment dy, long dyAt) {
    long inputs = ConvGeometry.volume(g.input()) * g.inChannels();
    long outputs = ConvGeometry.volume(g.output()) * g.outChannels();
    int end = (int) ((long) g.batch() * (block + 1) / blocks);
    for (int n = (int) ((long) g.batch() * block / blocks); n < end; n++) {
      long from = (xAt + n * inputs) * size;
      long by = (dyAt + n * outputs) * size;
      for (int tap = 0; tap < g.taps(); tap++) {
        tap(tap, x, from, dy, by, (block * g.taps() + tap) * stride);
      }
    }
  }

  /** Adds one image's products for a kernel element, padding left out. */
  private void tap(int tap, MemorySegment x, long xAt, MemorySegment dy, long dyAt, int at) {
    int width = g.kernel()[2];
    int height = g.kernel()[1];
    var d = Span.of(g, 0, tap / width / height);
    var h = Span.of(g, 1, tap / width % height);
    var w = Span.of(g, 2, tap % width);
    if (h.count() <= 0 || w.count() <= 0) return;
    long pixel = g.inChannels() * size;
    long xLine = g.input()[2] * pixel;
    long dyLine = g.output(2) * pixel;
    for (int i = 0; i < d.count(); i++) {
      long z = d.input() + (long) i * g.stride()[0];
      long xFrom = xAt + (z * g.input()[1] + h.input()) * xLine + w.input() * pixel;
      long y = (long) d.output() + i;
      long dyFrom = dyAt + (y * g.output(1) + h.output()) * dyLine + w.output() * pixel;
      kernels.gradient(
          x,
          xFrom,
          g.stride()[1] * xLine,
          g.stride()[2] * pixel,
          dy,
          dyFrom,
          dyLine,
          pixel,
          h.count(),
          w.count(),
          sums,
          at,
          g.inChannels());
    }
  }

  /** The outputs on an axis that read the input, not padding, through a kernel element. */
  private record Span(int output, int input, int count) {
    static Span of(ConvGeometry g, int axis, int k) {
      int stride = g.stride()[axis];
      int shift = k * g.dilation()[axis] - g.padding()[axis];
      int first = Math.max(0, -Math.floorDiv(shift, stride));
      int end = Math.floorDiv(g.input()[axis] - 1 - shift, stride) + 1;
      return new Span(first, first * stride + shift, Math.min(end, g.output(axis)) - first);
    }
  }
}
