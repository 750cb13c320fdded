package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.internal.linalg.Elements;
import dev.gatun.tensor.internal.linalg.Matrix;
import dev.gatun.tensor.internal.linalg.Panels;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.linalg.Tiles;
import java.lang.foreign.MemorySegment;

/**
 * How a slab of an input image lies in an array, padding included, so that neighbouring outputs of
 * a row read neighbours: columns are sorted by their remainder modulo the stride. Channels are
 * interleaved in groups as wide as a vector, or, if there are few, lie in planes.
 */
final class PaddedInput {
  private final ConvGeometry g;
  private final Tiles tiles;
  private final int size;
  private final boolean interleaved;
  private final int lanes;
  private final int height;
  private final int phase;
  private final int pitch;
  private final int plane;

  /** Plans for slabs of {@code depths} x {@code heights} outputs. */
  PaddedInput(ConvGeometry g, Tiles tiles, int depths, int heights) {
    this.g = g;
    this.tiles = tiles;
    size = tiles.type().bytes();
    interleaved = g.inChannels() > tiles.lanes() / 2;
    lanes = interleaved ? tiles.lanes() : 1;
    height = reach(1, heights);
    phase = (reach(2, g.output(2)) + g.stride()[2] - 1) / g.stride()[2];
    pitch = phase * Math.min(g.stride()[2], reach(2, g.output(2)));
    plane = reach(0, depths) * height * pitch * lanes;
  }

  /** Returns how many positions of the padded input some neighbouring outputs read. */
  private int reach(int axis, int outputs) {
    return (outputs - 1) * g.stride()[axis] + (g.kernel()[axis] - 1) * g.dilation()[axis] + 1;
  }

  /** Tells whether channels are interleaved. */
  boolean interleaved() {
    return interleaved;
  }

  /** Returns the number of elements. */
  long elements() {
    return (long) (g.inChannels() + lanes - 1) / lanes * plane;
  }

  /** Returns where a channel starts. */
  int channel(int c) {
    return c / lanes * plane + c % lanes;
  }

  /** Returns where the input at a position of the padded slab lies. */
  int position(int d, int h, int w) {
    int column = w % g.stride()[2] * phase + w / g.stride()[2];
    return ((d * height + h) * pitch + column) * lanes;
  }

  /** Returns where the input of the first kernel element of a row of outputs lies. */
  int row(int depth, int line) {
    return position(depth * g.stride()[0], line * g.stride()[1], 0);
  }

  /** Copies what the outputs from {@code (depth, line)} on read. */
  void fill(
      Object target, MemorySegment x, long image, int depth, int depths, int line, int lines) {
    if (padded()) Elements.clear(target, 0, (int) elements());
    int fromD = depth * g.stride()[0] - g.padding()[0];
    int fromH = line * g.stride()[1] - g.padding()[1];
    for (int d = Math.max(0, -fromD); d < reach(0, depths); d++) {
      for (int h = Math.max(0, -fromH); h < reach(1, lines); h++) {
        int y = fromH + h;
        int z = fromD + d;
        if (z < g.input()[0] && y < g.input()[1]) {
          long pixel = ((long) z * g.input()[1] + y) * g.input()[2];
          row(target, x, image + pixel * g.inChannels(), d, h);
        }
      }
    }
  }

  private boolean padded() {
    return g.padding()[0] + g.padding()[1] + g.padding()[2] > 0;
  }

  /** Copies a row of the input, one remainder of its columns at a time. */
  private void row(Object target, MemorySegment x, long from, int d, int h) {
    int stride = g.stride()[2];
    int padding = g.padding()[2];
    int reach = reach(2, g.output(2));
    for (int remainder = 0; remainder < Math.min(stride, reach); remainder++) {
      int first =
          remainder < padding
              ? padding + (remainder - padding % stride + stride) % stride
              : remainder;
      int end = Math.min(reach, padding + g.input()[2]);
      int count = first < end ? (end - first + stride - 1) / stride : 0;
      long offset = from + (long) (first - padding) * g.inChannels();
      long step = (long) stride * g.inChannels();
      var pixels = new Matrix(x, offset, count, g.inChannels(), step, 1);
      copy(pixels, target, position(d, h, first));
    }
  }

  private void copy(Matrix pixels, Object target, int at) {
    int count = (int) pixels.rows();
    int channels = g.inChannels();
    if (count == 0) return;
    if (interleaved) {
      Panels.pack(tiles, pixels, target, at, plane, false);
    } else if (channels == 1 && g.stride()[2] == 1) {
      Elements.copy(pixels.segment(), pixels.offset() * size, target, at, count);
    } else {
      int step = (int) pixels.rowStride();
      int span = (count - 1) * step + channels;
      Object line = Scratch.current().array(tiles.type(), Slot.TRANSIT, span);
      Elements.copy(pixels.segment(), pixels.offset() * size, line, 0, span);
      Elements.spread(line, 0, 1, step, target, at, plane, 1, channels, count);
    }
  }
}
