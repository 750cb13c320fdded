package dev.gatun.tensor.internal.conv;

import java.util.ArrayList;
import java.util.List;

/**
 * The pixels of a result that read the source through the same elements of the kernel, as tables
 * for a tile: its rows are pixels, and its runs are stretches of the source that are adjacent in
 * memory.
 *
 * @param sources where each pixel's first source is, in elements from the start of an image
 * @param targets where each pixel is, in bytes from the start of an image
 * @param lines the position on the slab axis at which each pixel is, ascending
 * @param runs the stretches of source elements that each pixel sums up
 */
@SuppressWarnings("ArrayRecordComponent")
record Zone(int[] sources, long[] targets, int[] lines, Runs runs) {
  private static final int AXES = ConvGeometry.AXES;

  /** Returns all zones of a result; each of its pixels is in exactly one. */
  static List<Zone> all(Sides s) {
    var zones = new ArrayList<Zone>();
    for (Taps d : s.taps().get(0)) {
      for (Taps h : s.taps().get(1)) {
        for (Taps w : s.taps().get(2)) zones.add(of(s, d, h, w));
      }
    }
    return zones;
  }

  private static Zone of(Sides s, Taps d, Taps h, Taps w) {
    Taps[] taps = {d, h, w};
    int[] order = order(s.slabAxis());
    int count = d.positions().length * h.positions().length * w.positions().length;
    var zone = new Zone(new int[count], new long[count], new int[count], Runs.of(s, d, h, w));
    int[] at = new int[AXES];
    for (int n = 0; n < count; n++) {
      zone.set(n, s, taps, at);
      next(at, taps, order);
    }
    return zone;
  }

  /** Returns the axes, that of the slabs first, so that pixels come in the order of slabs. */
  private static int[] order(int slabAxis) {
    return switch (slabAxis) {
      case 0 -> new int[] {0, 1, 2};
      case 1 -> new int[] {1, 0, 2};
      default -> new int[] {2, 0, 1};
    };
  }

  private static void next(int[] at, Taps[] taps, int[] order) {
    for (int i = AXES - 1; i >= 0; i--) {
      int axis = order[i];
      if (++at[axis] < taps[axis].positions().length) return;
      at[axis] = 0;
    }
  }

  private void set(int n, Sides s, Taps[] taps, int[] at) {
    int slab = s.slabAxis();
    sources[n] =
        s.source(taps[0].starts()[at[0]], taps[1].starts()[at[1]], taps[2].starts()[at[2]]);
    targets[n] =
        s.target(
            taps[0].positions()[at[0]], taps[1].positions()[at[1]], taps[2].positions()[at[2]]);
    lines[n] = taps[slab].positions()[at[slab]];
  }

  /** Returns the same zone in several images that lie one behind the other. */
  Zone repeat(int images, Sides s) {
    int count = sources.length;
    var zone =
        new Zone(new int[count * images], new long[count * images], new int[count * images], runs);
    long targetBytes = s.targetElements() * s.tiles().type().bytes();
    for (int n = 0; n < count * images; n++) {
      int image = n / count;
      zone.sources[n] = sources[n % count] + (int) (image * s.sourceElements());
      zone.targets[n] = targets[n % count] + image * targetBytes;
    }
    return zone;
  }

  /** Returns the same pixels that sum up the same source elements in other runs. */
  Zone through(Runs other) {
    return new Zone(sources, targets, lines, other);
  }

  /** Returns the number of the first pixel at or behind a position of the slab axis. */
  int from(int line) {
    int low = 0;
    int high = lines.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lines[middle] < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
