package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.internal.linalg.Elements;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.linalg.Tiles;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A convolution, or its input's gradient, in which each channel reads one channel of its own:
 * vectors hold neighbouring channels, and nothing is copied.
 */
final class Depthwise {
  private static final double SMALL = 2e6;

  /** How many pixels one thread computes at a time. */
  private static final int PIXELS = 512;

  private final Sides s;
  private final ConvGeometry g;
  private final Tiles tiles;
  private final Channels kernels;
  private final List<Zone> zones;
  private final Object weights;
  private final int stride;
  private final MemorySegment init;
  private final boolean rectified;

  /** Tells whether a convolution keeps channels apart. */
  static boolean suits(ConvGeometry g) {
    return g.groups() > 1 && g.groupIn() == 1 && g.groupOut() == 1;
  }

  /** Returns the distance between the channels of one kernel element and the next one's. */
  static int stride(ConvGeometry g, Tiles tiles) {
    return (g.inChannels() + tiles.lanes() - 1) / tiles.lanes() * tiles.lanes();
  }

  Depthwise(
      Sides s,
      ConvGeometry g,
      MemorySegment w,
      long wAt,
      @Nullable MemorySegment bias,
      long bAt,
      boolean rectified) {
    this.s = s;
    this.g = g;
    this.rectified = rectified;
    tiles = s.tiles();
    kernels = ChannelKernels.of(tiles);
    zones = Zone.all(s);
    stride = stride(g, tiles);
    weights = weights(w, wAt);
    init = init(bias, bAt);
  }

  /** Lays weights out as {@code (kernel element, channel)}, in the order in which taps count. */
  private Object weights(MemorySegment w, long at) {
    var scratch = Scratch.current();
    int taps = g.taps();
    int count = taps * g.inChannels();
    Object raw = scratch.array(tiles.type(), Slot.TRANSIT, count);
    Object packed = scratch.array(tiles.type(), Slot.SHARED, (long) taps * stride);
    Elements.copy(w, at * tiles.type().bytes(), raw, 0, count);
    int step = s.turned() ? -stride : stride;
    int first = s.turned() ? (taps - 1) * stride : 0;
    Elements.spread(raw, 0, 1, taps, packed, first, step, 1, taps, g.inChannels());
    return packed;
  }

  private MemorySegment init(@Nullable MemorySegment bias, long at) {
    long size = tiles.type().bytes();
    var row = Scratch.current().segment(stride * size);
    if (bias == null) return row.asSlice(0, stride * size).fill((byte) 0);
    return row.copyFrom(bias.asSlice(at * size, g.inChannels() * size));
  }

  void run(MemorySegment source, long sourceAt, MemorySegment target, long targetAt) {
    for (Zone zone : zones) {
      int pieces = (zone.sources().length + PIXELS - 1) / PIXELS;
      int count = g.batch() * pieces;
      if (g.work() <= SMALL) {
        for (int i = 0; i < count; i++) piece(zone, i, pieces, source, sourceAt, target, targetAt);
      } else {
        Parallel.run(count, i -> piece(zone, i, pieces, source, sourceAt, target, targetAt));
      }
    }
  }

  private void piece(
      Zone zone,
      int number,
      int pieces,
      MemorySegment source,
      long sourceAt,
      MemorySegment target,
      long targetAt) {
    long size = tiles.type().bytes();
    long image = number / pieces;
    int first = number % pieces * PIXELS;
    int last = Math.min(zone.sources().length, first + PIXELS);
    long from = (sourceAt + image * s.sourceElements()) * size;
    long to = (targetAt + image * s.targetElements()) * size;
    kernels.correlate(
        new ChannelJob(
            source,
            from,
            zone,
            first,
            last,
            weights,
            stride,
            init,
            target,
            to,
            g.inChannels(),
            rectified));
  }
}
