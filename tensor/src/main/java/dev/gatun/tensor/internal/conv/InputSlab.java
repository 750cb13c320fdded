package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.internal.linalg.Elements;
import dev.gatun.tensor.internal.linalg.Matrix;
import dev.gatun.tensor.internal.linalg.Panels;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.linalg.Tiles;
import java.lang.foreign.MemorySegment;

/**
 * How the input that some rows of outputs read lies in an array, so that what one kernel element
 * reads for all of these outputs is adjacent: once for each kernel column, with lines sorted by
 * their remainder modulo the stride, and padding written as zeros. Channels are interleaved in
 * groups as wide as a vector, or, if there are few, lie in planes.
 */
final class InputSlab {
  private final ConvGeometry g;
  private final Tiles tiles;
  private final boolean interleaved;
  private final int lanes;
  private final int width;
  private final int phase;
  private final int depth;
  private final int plane;
  private final int copy;

  /** Plans for at most {@code lines} rows of outputs, all of one depth. */
  InputSlab(ConvGeometry g, Tiles tiles, int lines) {
    this.g = g;
    this.tiles = tiles;
    interleaved = g.inChannels() > tiles.lanes() / 2;
    lanes = interleaved ? tiles.lanes() : 1;
    width = g.output(2) * lanes;
    int stride = g.stride()[1];
    phase = (reach(lines) + stride - 1) / stride;
    depth = phase * Math.min(stride, reach(lines)) * width;
    plane = g.kernel()[0] * depth;
    copy = (g.inChannels() + lanes - 1) / lanes * plane;
  }

  /** Returns how many input lines some neighbouring rows of outputs read. */
  private int reach(int lines) {
    return (lines - 1) * g.stride()[1] + (g.kernel()[1] - 1) * g.dilation()[1] + 1;
  }

  /** Tells whether channels are interleaved. */
  boolean interleaved() {
    return interleaved;
  }

  /** Returns the number of elements. */
  int elements() {
    return g.kernel()[2] * copy;
  }

  /** Returns where a kernel element's inputs start, for a channel. */
  int start(int d, int h, int w, int channel) {
    return w * copy + channel / lanes * plane + channel % lanes + line(d, h * g.dilation()[1]);
  }

  private int line(int d, int h) {
    return d * depth + (h % g.stride()[1] * phase + h / g.stride()[1]) * width;
  }

  /** Copies what the outputs of {@code lines} rows from {@code (z, y)} on read, to {@code at}. */
  void fill(Object target, int at, MemorySegment x, long image, int z, int y, int lines) {
    for (int d = 0; d < g.kernel()[0]; d++) {
      int fromD = z * g.stride()[0] + d * g.dilation()[0] - g.padding()[0];
      boolean inside = fromD >= 0 && fromD < g.input()[0];
      for (int h = 0; h < reach(lines); h++) {
        int fromH = y * g.stride()[1] + h - g.padding()[1];
        boolean exists = inside && fromH >= 0 && fromH < g.input()[1];
        long line = image + ((long) fromD * g.input()[1] + fromH) * g.input()[2] * g.inChannels();
        for (int w = 0; w < g.kernel()[2]; w++) {
          int to = at + w * copy + line(d, h);
          if (exists) line(target, to, x, line, w);
          else clear(target, to, 0, g.output(2));
        }
      }
    }
  }

  /** Copies a line as one kernel column reads it. */
  private void line(Object target, int to, MemorySegment x, long line, int w) {
    int stride = g.stride()[2];
    int shift = w * g.dilation()[2] - g.padding()[2];
    int outputs = g.output(2);
    int end = Math.clamp(Math.floorDiv(g.input()[2] - 1 - shift, stride) + 1, 0, outputs);
    int first = Math.clamp(-Math.floorDiv(shift, stride), 0, end);
    clear(target, to, 0, first);
    clear(target, to, end, outputs);
    long offset = line + (long) (first * stride + shift) * g.inChannels();
    long step = (long) stride * g.inChannels();
    if (end > first) {
      var pixels = new Matrix(x, offset, end - first, g.inChannels(), step, 1);
      copy(pixels, target, to + first * lanes);
    }
  }

  private void clear(Object target, int to, int from, int end) {
    if (end <= from) return;
    for (int group = 0; group < copy / plane; group++) {
      Elements.clear(target, to + group * plane + from * lanes, (end - from) * lanes);
    }
  }

  private void copy(Matrix pixels, Object target, int at) {
    int channels = g.inChannels();
    int count = (int) pixels.rows();
    int step = (int) pixels.rowStride();
    long offset = pixels.offset() * tiles.type().bytes();
    if (interleaved) {
      Panels.pack(tiles, pixels, target, at, plane, false);
    } else if (step == 1) {
      Elements.copy(pixels.segment(), offset, target, at, count);
    } else {
      int span = (count - 1) * step + channels;
      Object line = Scratch.current().array(tiles.type(), Slot.TRANSIT, span);
      Elements.copy(pixels.segment(), offset, line, 0, span);
      Elements.spread(line, 0, 1, step, target, at, plane, 1, channels, count);
    }
  }
}
