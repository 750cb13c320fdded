package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.internal.linalg.Elements;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;

/** Lays weights out in panels of target channels: {@code (group, panel, tap, source channel)}. */
final class Weights {
  private Weights() {}

  /** Returns the packed weights, in memory of the calling thread. */
  static Object pack(Sides s, MemorySegment weights, long offset, boolean parallel) {
    var type = s.tiles().type();
    int count = s.kernelElements() * s.groupSource() * s.targetChannels();
    var scratch = Scratch.current();
    Object raw = scratch.array(type, Slot.TRANSIT, count);
    Object packed =
        scratch.array(type, Slot.SHARED, (long) s.groups() * s.panels() * s.panelElements());
    Elements.copy(weights, offset * type.bytes(), raw, 0, count);
    int panels = s.groups() * s.panels();
    if (parallel && count > 1 << 16) Parallel.run(panels, p -> pack(s, raw, packed, p));
    else for (int p = 0; p < panels; p++) pack(s, raw, packed, p);
    return packed;
  }

  private static void pack(Sides s, Object raw, Object packed, int number) {
    int group = number / s.panels();
    int panel = number % s.panels();
    int width = s.tiles().panel();
    int columns = Math.min(width, s.groupTarget() - panel * width);
    int taps = s.kernelElements();
    int k = s.groupSource();
    int columnStride = s.turned() ? taps : k * taps;
    int rowStride = s.turned() ? s.groupTarget() * taps : taps;
    int from = group * k * s.groupTarget() * taps + panel * width * columnStride;
    int to = number * s.panelElements();
    if (columns < width) Elements.clear(packed, to, s.panelElements());
    for (int tap = 0; tap < taps; tap++) {
      int place = s.turned() ? taps - 1 - tap : tap;
      Elements.spread(
          raw,
          from + tap,
          rowStride,
          columnStride,
          packed,
          to + place * k * width,
          width,
          1,
          k,
          columns);
    }
  }
}
