package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.internal.linalg.Elements;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.linalg.TileJob;
import dev.gatun.tensor.internal.linalg.Tiles;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes every pixel of a target as a sum of source pixels times weights: a convolution's output,
 * or its input's gradient. Source images, or slabs of a large one, are copied as they are into an
 * array that stays in cache; tiles then find their pixels in it through the tables of {@link Zone}.
 * Padding is neither stored nor multiplied.
 */
final class Correlation {
  /** How many source elements are copied at a time. */
  private static final int CACHED = 1 << 16;

  /** The most products of sums for which {@link Tiles#brief} is quicker. */
  private static final int BRIEF = 32;

  /** Below this many multiply-adds all work stays on the calling thread. */
  private static final double SMALL = 4e6;

  private final Sides s;
  private final Tiles tiles;
  private final int size;
  private final MemorySegment source;
  private final long sourceAt;
  private final MemorySegment target;
  private final long targetAt;
  private final int batch;
  private final List<Zone> zones;
  private final int images;
  private final int slab;
  private final Object weights;
  private final @Nullable MemorySegment bias;
  private final boolean rectified;
  private final boolean brief;
  private final boolean parallel;

  /** Lays out weights and tables; offsets are in elements. */
  Correlation(
      Sides s,
      ConvGeometry g,
      MemorySegment source,
      long sourceAt,
      MemorySegment w,
      long wAt,
      @Nullable MemorySegment b,
      long bAt,
      MemorySegment target,
      long targetAt,
      boolean rectified) {
    this.s = s;
    tiles = s.tiles();
    size = tiles.type().bytes();
    batch = g.batch();
    this.source = source;
    this.sourceAt = sourceAt * size;
    this.target = target;
    this.targetAt = targetAt * size;
    this.rectified = rectified;
    brief = s.groupTarget() % tiles.panel() == 0 && s.panelElements() <= BRIEF * tiles.panel();
    parallel = g.work() > SMALL;
    images = images();
    slab = slab();
    zones = Zone.all(s).stream().map(this::laidOut).toList();
    weights = Weights.pack(s, w, wAt, parallel);
    bias = b == null ? null : bias(b, bAt);
  }

  private Zone laidOut(Zone zone) {
    Zone all = images == 1 ? zone : zone.repeat(images, s);
    return brief ? all.through(all.runs().single(tiles.panel())) : all;
  }

  /** Copies the bias to where whole panels of it can be read. */
  private MemorySegment bias(MemorySegment b, long at) {
    long groupBytes = (long) s.groupTarget() * size;
    long paddedBytes = (long) s.panels() * tiles.panel() * size;
    var padded = Scratch.current().segment(s.groups() * paddedBytes);
    for (int g = 0; g < s.groups(); g++) {
      long from = at * size + g * groupBytes;
      MemorySegment.copy(b, from, padded, g * paddedBytes, groupBytes);
    }
    return padded;
  }

  /** Returns how many whole images are copied at a time. */
  private int images() {
    long fit = CACHED / Math.max(1, s.sourceElements());
    return (int) Math.max(1, Math.min(fit, (batch + 15) / 16));
  }

  /** Returns how many positions of the target's slab axis are computed at a time. */
  private int slab() {
    int axis = s.slabAxis();
    int extent = s.targetExtents()[axis];
    long blocks = ((long) batch + images - 1) / images;
    long pieces = (s.sourceElements() + CACHED - 1) / CACHED;
    if (images > 1) return extent;
    if (pieces == 1 && (blocks >= 8 || !parallel)) return extent;
    pieces = Math.max(pieces, parallel ? (8 + blocks - 1) / blocks : 1);
    return (int) Math.max(1, (extent + pieces - 1) / pieces);
  }

  void run() {
    int blocks = (batch + images - 1) / images;
    int slabs = (s.targetExtents()[s.slabAxis()] + slab - 1) / slab;
    if (parallel) {
      Parallel.run(blocks * slabs, i -> block(i / slabs * images, i % slabs * slab));
    } else {
      for (int i = 0; i < blocks * slabs; i++) block(i / slabs * images, i % slabs * slab);
    }
  }

  /** Computes a slab of some images. */
  private void block(int image, int line) {
    int count = Math.min(images, batch - image);
    int end = Math.min(line + slab, s.targetExtents()[s.slabAxis()]);
    long low = count > 1 ? 0 : low(line, end) * s.slabElements();
    long high = count > 1 ? count * s.sourceElements() : high(line, end) * s.slabElements();
    var job = tiles.job();
    long from = sourceAt + (image * s.sourceElements() + low) * size;
    job.a = Scratch.current().array(tiles.type(), Slot.LEFT, Math.max(0, high - low));
    if (high > low) Elements.copy(source, from, job.a, 0, (int) (high - low));
    job.b = weights;
    job.c = target;
    for (int group = 0; group < s.groups(); group++) {
      job.aAt = group * s.groupSource() - (int) low;
      for (int panel = 0; panel < s.panels(); panel++) {
        for (Zone zone : zones) {
          int pixels = zone.sources().length / images * count;
          job.first = images > 1 ? 0 : zone.from(line);
          job.last = images > 1 ? pixels : zone.from(end);
          if (job.last > job.first) tiles(job, zone, image, group, panel);
        }
      }
    }
  }

  private void tiles(TileJob job, Zone zone, int image, int group, int panel) {
    int number = group * s.panels() + panel;
    long channel = (long) group * s.groupTarget() + (long) panel * tiles.panel();
    job.bAt = number * s.panelElements();
    job.columns = Math.min(tiles.panel(), s.groupTarget() - panel * tiles.panel());
    job.cAt = targetAt + (image * s.targetElements() + channel) * size;
    job.aRows = zone.sources();
    job.cRows = zone.targets();
    job.aRuns = zone.runs().sources();
    job.bRuns = zone.runs().weights();
    job.lengths = zone.runs().lengths();
    if (bias == null) job.fromZero();
    else job.fromRow(bias, (long) number * tiles.panel() * size);
    if (brief) {
      job.firstRun = 0;
      job.lastRun = zone.runs().count();
      job.rectified = rectified;
      tiles.brief(rectified).run(job);
    } else {
      inParts(job, zone.runs());
    }
  }

  /** Sums up as many runs at a time as have weights that stay in cache. */
  private void inParts(TileJob job, Runs runs) {
    job.firstRun = 0;
    do {
      job.lastRun = job.firstRun < runs.count() ? runs.end(job.firstRun) : 0;
      job.rectified = rectified && job.lastRun == runs.count();
      tiles.plain(job.columns).run(job);
      job.fromResult();
      job.firstRun = job.lastRun;
    } while (job.firstRun < runs.count());
  }

  /** Returns the first position of the source's slab axis that some of the target's read. */
  private int low(int from, int to) {
    int low = Integer.MAX_VALUE;
    for (Taps taps : s.taps().get(s.slabAxis())) {
      for (int i = 0; i < taps.positions().length && taps.kernel().length > 0; i++) {
        int p = taps.positions()[i];
        if (p >= from && p < to) low = Math.min(low, taps.starts()[i]);
      }
    }
    return low == Integer.MAX_VALUE ? 0 : low;
  }

  /**
   * Returns the position after the last of the source's slab axis that some of the target's read.
   */
  private int high(int from, int to) {
    int high = 0;
    for (Taps taps : s.taps().get(s.slabAxis())) {
      int last = taps.kernel().length - 1;
      for (int i = 0; i < taps.positions().length && last >= 0; i++) {
        int p = taps.positions()[i];
        if (p >= from && p < to) high = Math.max(high, taps.starts()[i] + taps.offsets()[last] + 1);
      }
    }
    return high;
  }
}
